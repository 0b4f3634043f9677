package dev.plimsoll.bootstrap.architecture.bad.database;

import java.sql.Connection;

public record KnowsADatabase(Connection connection) {}
