#!/bin/sh
# One request costs a fixed amount of CPU: a counted loop, so the same work on every call.
printf 'Content-Type: text/plain\r\n\r\n'
exec awk 'BEGIN { for (i = 0; i < 50000; i++) sum += i % 7; print "worked", sum }'
