/// Who may do what: tokens and roles.
@NullMarked
package dev.plimsoll.application.access;

import org.jspecify.annotations.NullMarked;
