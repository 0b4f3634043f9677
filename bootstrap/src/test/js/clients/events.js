"use strict";

const assert = require("node:assert/strict");
const { missing, shaped, withAutoscaler } = require("../support");

module.exports = {
  name: "Events",
  async run({ api, app, client }) {
    await withAutoscaler(client, app, async () => {});
    const { events, meta } = await api.for(app, { page: 1, per_page: 2 });
    assert.deepEqual(events.map(({ type }) => type), ["delete_autoscaler", "new_autoscaler"]);
    shaped(events[1], {
      id: "string",
      created_at: "date",
      type: "string",
      app_id: "string",
      app_name: "string",
      user: "object",
      type_data: "object",
    });
    shaped(events[1].type_data, { min_containers: "string", max_containers: "string", target: "number" });
    assert.equal(meta.pagination.current_page, 1);
    assert.ok(meta.pagination.total_count >= 2);
    assert.ok((await api.for(app, { from: 1 })).events.length >= 2);

    assert.deepEqual(await api.find(app, events[0].id), events[0]);
    await missing(api.find(app, "none"), "event");
    const categories = await api.listEventCategories();
    categories.forEach((category) => shaped(category, { id: "string", name: "string", position: "integer" }));
    const types = await api.listEventTypes();
    types.forEach((type) => {
      shaped(type, { id: "string", name: "string", display_name: "string", description: "string" });
      assert.ok(categories.some(({ id }) => id === type.category_id));
    });
    assert.ok(types.some(({ name }) => name === "app_scaled"));
    assert.equal((await api.all({ per_page: 1 })).events[0].app_name, app);
  },
};
