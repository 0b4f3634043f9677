/// The hashes of tokens in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.token;

import org.jspecify.annotations.NullMarked;
