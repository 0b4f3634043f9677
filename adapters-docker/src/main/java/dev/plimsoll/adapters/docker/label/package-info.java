/// What is written on containers to say whose they are, by Compose or by us, and how it is read back.
@NullMarked
package dev.plimsoll.adapters.docker.label;

import org.jspecify.annotations.NullMarked;
