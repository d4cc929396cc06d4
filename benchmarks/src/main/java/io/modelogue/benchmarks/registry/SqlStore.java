package io.modelogue.benchmarks.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a team would write at home: one table of versions with their configurations as JSON, in an
 * embedded database, with prepared statements.
 *
 * <p>Durable means durable: SQLite syncs its log with every commit; H2, which by itself does not
 * wait for the disk, is told to by a checkpoint behind every commit.
 */
final class SqlStore implements VersionStore {
  private static final String MODEL = "spam-filter";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final String sync;
  private int newest;

  private SqlStore(Connection connection, String jsonType, String sync) throws SQLException {
    this.connection = connection;
    this.sync = sync;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS versions (model VARCHAR(200), number INT, id VARCHAR(32),"
              + " created VARCHAR(40), actor VARCHAR(200), config "
              + jsonType
              + ", PRIMARY KEY (model, number))");
    }
    newest = newest();
    connection.setAutoCommit(false);
    insert = connection.prepareStatement("INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?)");
    select = connection.prepareStatement("SELECT config FROM versions WHERE model=? AND number=?");
  }

  static SqlStore open(String kind, Path directory) {
    try {
      if (kind.equals("h2")) {
        Connection h2 =
            DriverManager.getConnection("jdbc:h2:" + directory.resolve("h2") + ";WRITE_DELAY=0");
        return new SqlStore(h2, "VARCHAR", "CHECKPOINT SYNC");
      }
      Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("s.db"));
      try (Statement statement = sqlite.createStatement()) {
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA synchronous=FULL");
      }
      return new SqlStore(sqlite, "TEXT", "");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open " + kind + " in " + directory, e);
    }
  }

  @Override
  public int create(int epochs) {
    createAll(1);
    return newest;
  }

  @Override
  public void createAll(int count) {
    try {
      for (int i = 0; i < count; i++) {
        insert.setString(1, MODEL);
        insert.setInt(2, ++newest);
        insert.setString(3, UUID.randomUUID().toString().replace("-", ""));
        insert.setString(4, java.time.Instant.now().toString());
        insert.setString(5, "ada");
        insert.setString(6, json(newest));
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
      if (!sync.isEmpty()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(sync);
        }
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(int epochs) throws JsonProcessingException {
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("dataset", "mails-2025")
            .put("rows", 2_760)
            .put("epochs", epochs)
            .put("learningRate", 0.1)
            .put("optimizer", "adam"));
  }

  @Override
  public long epochsOf(int number) {
    try {
      select.setString(1, MODEL);
      select.setInt(2, number);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return JSON.readTree(row.getString(1)).path("epochs").asLong();
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int list() {
    return Math.toIntExact(rows(config -> true));
  }

  @Override
  public long countWith(int epochs) {
    return rows(config -> config.path("epochs").asInt() == epochs);
  }

  /** Reads every row, as whoever wants objects must. */
  private long rows(Predicate<JsonNode> wanted) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT config FROM versions")) {
      long found = 0;
      while (row.next()) {
        found += wanted.test(JSON.readTree(row.getString(1))) ? 1 : 0;
      }
      return found;
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Goes on where the rows end that are there. */
  private int newest() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(number), 0) FROM versions")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
