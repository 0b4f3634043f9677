/// Makes the objects of domain and application, which know no framework, into beans.
@NullMarked
package dev.plimsoll.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
