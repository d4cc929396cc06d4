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
 * What a team would write at home: a table of versions with their configurations as JSON and one of
 * aliases, in an embedded database, with prepared statements.
 *
 * <p>Durable means durable: SQLite syncs its log with every commit; H2, which by itself does not
 * wait for the disk, is told to by a checkpoint behind every commit.
 *
 * <p>What a read knows of other processes differs. With {@code sqlite} each read is a transaction
 * of its own and sees what others have committed. With {@code sqlite-stale} the transaction of the
 * first read is left open, and none sees it. With {@code h2} there are no others: it locks its file
 * against them.
 */
final class SqlStore implements VersionStore {
  private static final String MODEL = "spam-filter";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement byNumber;
  private final PreparedStatement byLabel;
  private final PreparedStatement byAlias;
  private final PreparedStatement all;
  private final String sync;
  private final boolean readsAlone;
  private int newest;

  private SqlStore(Connection connection, String jsonType, String sync, boolean readsAlone)
      throws SQLException {
    this.connection = connection;
    this.sync = sync;
    this.readsAlone = readsAlone;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS versions (model VARCHAR(200), number INT, id VARCHAR(32), label VARCHAR(200),"
              + " created VARCHAR(40), actor VARCHAR(200), config "
              + jsonType
              + ", PRIMARY KEY (model, number), UNIQUE (model, label))");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS aliases (model VARCHAR(200), alias VARCHAR(200), number INT,"
              + " PRIMARY KEY (model, alias))");
    }
    newest = newest();
    String select = "SELECT config FROM versions";
    insert = connection.prepareStatement("INSERT INTO versions VALUES (?, ?, ?, NULL, ?, ?, ?)");
    byNumber = connection.prepareStatement(select + " WHERE model=? AND number=?");
    byLabel = connection.prepareStatement(select + " WHERE model=? AND label=?");
    byAlias =
        connection.prepareStatement(
            "SELECT v.config FROM aliases a JOIN versions v"
                + " ON v.model=a.model AND v.number=a.number WHERE a.model=? AND a.alias=?");
    all = connection.prepareStatement(select + " WHERE model=? ORDER BY number");
    connection.setAutoCommit(readsAlone);
  }

  static SqlStore open(String kind, Path directory) {
    try {
      if (kind.equals("h2")) {
        Connection h2 =
            DriverManager.getConnection("jdbc:h2:" + directory.resolve("h2") + ";WRITE_DELAY=0");
        return new SqlStore(h2, "VARCHAR", "CHECKPOINT SYNC", true);
      }
      Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("s.db"));
      try (Statement statement = sqlite.createStatement()) {
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA synchronous=FULL");
      }
      return new SqlStore(sqlite, "TEXT", "", kind.equals("sqlite"));
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
      connection.setAutoCommit(false);
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
      commit();
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void commit() throws SQLException {
    connection.commit();
    connection.setAutoCommit(readsAlone);
    if (!sync.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sync);
      }
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
  public void name(int number, String label, String alias) {
    try (PreparedStatement labelling =
            connection.prepareStatement("UPDATE versions SET label=? WHERE model=? AND number=?");
        PreparedStatement assigning =
            connection.prepareStatement("INSERT INTO aliases VALUES (?, ?, ?)")) {
      connection.setAutoCommit(false);
      labelling.setString(1, label);
      labelling.setString(2, MODEL);
      labelling.setInt(3, number);
      labelling.executeUpdate();
      assigning.setString(1, MODEL);
      assigning.setString(2, alias);
      assigning.setInt(3, number);
      assigning.executeUpdate();
      commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long epochsOf(int number) {
    try {
      byNumber.setInt(2, number);
      return epochsOf(byNumber);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long epochsOfHolder(String alias) {
    return epochsOfNamed(byAlias, alias);
  }

  @Override
  public long epochsOfLabelled(String label) {
    return epochsOfNamed(byLabel, label);
  }

  @Override
  public long epochsOfAll() {
    return epochsOf(all);
  }

  private static long epochsOfNamed(PreparedStatement select, String name) {
    try {
      select.setString(2, name);
      return epochsOf(select);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds up what the configurations say that are found. */
  private static long epochsOf(PreparedStatement select) {
    try {
      select.setString(1, MODEL);
      long sum = 0;
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          sum += JSON.readTree(rows.getString(1)).path("epochs").asLong();
        }
      }
      return sum;
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
