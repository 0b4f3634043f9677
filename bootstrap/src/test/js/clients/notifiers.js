"use strict";

const assert = require("node:assert/strict");
const { createServer } = require("node:http");
const { once } = require("node:events");
const { missing, refused, shaped } = require("../support");

/** Listens on this machine, hands on its address and the events that it was sent, and ends whatever comes of that. */
async function withReceiver(work) {
  const sent = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    sent.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(204).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await work(`http://127.0.0.1:${server.address().port}/hook`, sent);
  } finally {
    server.close();
  }
}

module.exports = {
  name: "Notifiers",
  async run({ api, app, client }) {
    const webhook = (await client.NotificationPlatforms.list()).find(({ name }) => name === "webhook");
    const scaled = (await client.Events.listEventTypes()).find(({ name }) => name === "app_scaled");
    assert.deepEqual(await api.for(app), []);

    await withReceiver(async (url, sent) => {
      const created = await api.create(app, {
        platform_id: webhook.id,
        name: "ops",
        active: true,
        selected_event_ids: [scaled.id],
        type_data: { webhook_url: url },
      });
      try {
        shaped(created, {
          id: "string",
          name: "string",
          active: "boolean",
          type: "string",
          platform_id: "string",
          created_at: "date",
          updated_at: "date",
          send_all_alerts: "boolean",
          send_all_events: "boolean",
          selected_event_ids: "list",
          app_id: "string",
          app: "string",
          type_data: "object",
        });
        assert.match(created.id, /^no-/);
        const { secret, ...shown } = created;
        assert.equal(secret.length, 64);
        assert.deepEqual(await api.get(app, created.id), shown);
        assert.deepEqual(await api.for(app), [shown]);

        const changed = await api.update(app, created.id, { name: "on call", send_all_alerts: true });
        assert.deepEqual([changed.name, changed.send_all_alerts, changed.selected_event_ids], ["on call", true, [scaled.id]]);

        await api.test(app, created.id);
        assert.deepEqual(sent.map(({ type, app_name }) => [type, app_name]), [["test", app]]);

        const body = { platform_id: webhook.id };
        const { errors } = await refused(422, api.create(app, body));
        assert.deepEqual([errors.name, errors.active], [["can't be blank"], ["can't be blank"]]);
      } finally {
        await api.destroy(app, created.id);
      }
      await missing(api.get(app, created.id), "notifier");
    });
  },
};
