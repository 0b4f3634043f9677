"use strict";

const assert = require("node:assert/strict");
const { missing, refused, shaped, withAutoscaler } = require("../support");

module.exports = {
  name: "Metrics",
  async run({ api, app, client }) {
    const types = await api.types();
    types.forEach((type) => shaped(type, { id: "string", label: "string", suffix: "string", type: "string" }));
    assert.ok(types.some(({ id, type }) => id === "cpu" && type === "global"));
    await withAutoscaler(client, app, async () => {
      const points = await api.get(app, "cpu", { containerType: "web", since: 1, statisticsType: "mean" });
      assert.ok(points.length >= 60);
      shaped(points[0], { time: "date" });
      assert.equal((await api.get(app, "memory", { containerType: "web", last: true })).length, 1);
    });
    assert.equal((await refused(400, api.get(app, "cpu"))).error, "'container' should be defined");
    await refused(422, api.get(app, "cpu", { containerType: "web", statusCode: 500 }));
    assert.equal((await refused(404, api.get(app, "cpu", { containerType: "web", containerIndex: 9 }))).error,
      "no metrics found");
    await missing(api.get("no-such-app", "cpu", { containerType: "web" }), "app");
  },
};
