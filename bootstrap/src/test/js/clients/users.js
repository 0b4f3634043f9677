"use strict";

const assert = require("node:assert/strict");
const { missing, shaped } = require("../support");

module.exports = {
  name: "Users",
  async run({ api }) {
    const user = await api.self();
    shaped(user, { id: "string", username: "string", email: "string", fullname: "string", flags: "object" });
    assert.match(user.id, /^us-/);
    assert.ok((await api.roles()).includes("viewer"));
    await missing(api.updateAccount({ username: "another" }));
    await missing(api.stopFreeTrial());
    await missing(api.requestAccountDeletion());
    await missing(api.confirmAccountDeletion("none", {}));
  },
};
