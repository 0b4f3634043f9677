/// The ports in memory, for tests: each passes the contract kit that its real adapters pass.
@NullMarked
package dev.plimsoll.application.fake;

import org.jspecify.annotations.NullMarked;
