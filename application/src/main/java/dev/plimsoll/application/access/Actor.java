package dev.plimsoll.application.access;

/// Who does something, for those who keep account of it. Whoever changes something on behalf of a person takes one.
///
/// @param id `us-` and a UUID, as clients of the API expect of a user; the same for as long as the token lives
/// @param name what people call the token
public record Actor(String id, String name) {}
