/// Bad examples: each class breaks one rule.
@NullMarked
package dev.plimsoll.bootstrap.architecture.bad;

import org.jspecify.annotations.NullMarked;
