"use strict";

const assert = require("node:assert/strict");
const { clientFromToken } = require("scalingo");
const { missing, refused } = require("../support");

module.exports = {
  name: "Tokens",
  async run({ api, token, url }) {
    const created = await api.create("of the npm package");
    const servers = { apiUrl: url, authApiUrl: url };
    const viewer = await clientFromToken(created.token, servers);
    assert.ok(Array.isArray(await viewer.Apps.all()), "a token without a role may read");
    await refused(403, viewer.Tokens.create("another"));

    const renewed = await api.renew(created.id);
    assert.notEqual(renewed.token, created.token);
    await refused(401, viewer.Apps.all());
    await refused(401, api.exchange(created.token));
    assert.equal((await api.exchange(renewed.token)).split(".").length, 3);

    assert.ok((await api.all()).some(({ id, name }) => id === renewed.id && name === "of the npm package"));
    await api.destroy(renewed.id);
    await missing(api.destroy(renewed.id), "token");
    assert.ok(await api.exchange(token));
  },
};
