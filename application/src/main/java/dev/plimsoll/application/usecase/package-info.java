/// What Plimsoll can be asked to do, one class a request.
@NullMarked
package dev.plimsoll.application.usecase;

import org.jspecify.annotations.NullMarked;
