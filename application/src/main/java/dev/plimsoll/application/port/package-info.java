/// What the application needs of the outside world. Every port has a contract kit in this module's test-jar.
@NullMarked
package dev.plimsoll.application.port;

import org.jspecify.annotations.NullMarked;
