/// Apps that were made through the API, and what their containers are made from.
@NullMarked
package dev.plimsoll.application.app;

import org.jspecify.annotations.NullMarked;
