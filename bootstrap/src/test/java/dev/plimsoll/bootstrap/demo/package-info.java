@NullMarked
package dev.plimsoll.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
