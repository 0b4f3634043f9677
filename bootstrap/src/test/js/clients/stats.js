"use strict";

const { shaped } = require("../support");

module.exports = {
  name: "Stats",
  async run({ api }) {
    shaped(await api.referrals(), { clicks: "integer", signups: "integer", amount_earned: "integer", url: "string" });
  },
};
