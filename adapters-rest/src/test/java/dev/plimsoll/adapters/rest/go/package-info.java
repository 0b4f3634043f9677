/// What the Go clients send and how they decode: the command line program and the Terraform provider.
@NullMarked
package dev.plimsoll.adapters.rest.go;

import org.jspecify.annotations.NullMarked;
