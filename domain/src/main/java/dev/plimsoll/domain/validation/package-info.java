/// Settings that cannot work: problems with their paths, collected and thrown together.
@NullMarked
package dev.plimsoll.domain.validation;

import org.jspecify.annotations.NullMarked;
