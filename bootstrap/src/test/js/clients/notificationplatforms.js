"use strict";

const assert = require("node:assert/strict");
const { shaped } = require("../support");

module.exports = {
  name: "NotificationPlatforms",
  async run({ api }) {
    const platforms = await api.list();
    assert.deepEqual(platforms.map(({ name }) => name).sort(), ["email", "slack", "webhook"]);
    platforms.forEach((platform) =>
      shaped(platform, {
        id: "string",
        name: "string",
        display_name: "string",
        logo_url: "string",
        description: "string",
        available_event_ids: "list",
      }));
  },
};
