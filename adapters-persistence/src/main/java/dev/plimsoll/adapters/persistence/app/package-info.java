/// Apps that were made through the API, in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.app;

import org.jspecify.annotations.NullMarked;
