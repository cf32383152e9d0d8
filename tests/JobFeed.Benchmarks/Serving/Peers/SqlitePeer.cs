using System.Globalization;
using Microsoft.Data.Sqlite;

namespace JobFeed.Benchmarks.Serving.Peers;

/// <summary>
/// SQLite with FTS5 used as an inverted index: one token for each value, no positions (<c>detail=none</c>), rowid newest first, so that matches stream in the
/// order of the page.
/// </summary>
internal sealed class SqlitePeer : IPeer
{
    private const int PageSize = 50;

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".db");
    private readonly SqliteConnection _connection;

    public SqlitePeer()
    {
        _connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-500000; PRAGMA mmap_size=4000000000");
        Run("CREATE TABLE p(ordinal INTEGER PRIMARY KEY, id TEXT, date INTEGER, pay INTEGER, json TEXT)");
        Run("CREATE VIRTUAL TABLE f USING fts5(t, content='', detail=none)");
    }

    public string Name => "SQLite " + _connection.ServerVersion + ", FTS5 contentless, detail=none";

    public void Load(IEnumerable<PeerRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        using var row = Prepared("INSERT INTO p VALUES($0, $1, $2, $3, $4)", 5);
        using var tokens = Prepared("INSERT INTO f(rowid, t) VALUES($0, $1)", 2);
        foreach (var r in rows)
        {
            Set(row, r.Ordinal + 1, r.Id.ToString(), r.Date, (object?)r.Pay ?? DBNull.Value, r.Json);
            Set(tokens, r.Ordinal + 1, string.Join(' ', Tokens(r)));
        }

        transaction.Commit();
        Run("INSERT INTO f(f) VALUES('optimize')");
        Run("ANALYZE");
    }

    public List<string> Page(PeerQuery query)
    {
        var ids = new List<string>(PageSize);
        using var command = _connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT p.id, p.json FROM {From(query)} ORDER BY {(Match(query).Length > 0 ? "f.rowid" : "p.ordinal")} LIMIT {PageSize}");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
            _ = reader.GetString(1);
        }

        return ids;
    }

    public int Count(PeerQuery query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {From(query)}";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _connection.Dispose();
        File.Delete(_file);
    }

    private static string From(PeerQuery q)
    {
        var match = Match(q);
        var where = new List<string>();
        Add(q.Pay is not null, $"p.pay >= {q.Pay}");
        Add(q.Since is not null, $"p.date >= {q.Since}");
        if (q.After >= 0)
        {
            where.Add(match.Length > 0 ? $"f.rowid > {q.After + 1}" : $"p.ordinal > {q.After + 1}");
        }

        where.Insert(0, match.Length > 0 ? $"f MATCH '{match}'" : "1");
        return (match.Length > 0 ? "f JOIN p ON p.ordinal = f.rowid" : "p") + " WHERE " + string.Join(" AND ", where);

        void Add(bool given, string condition)
        {
            if (given)
            {
                where.Add(condition);
            }
        }
    }

    private static string Match(PeerQuery q)
    {
        var parts = q.SkillsAll.Select(s => $"s{s}").ToList();
        Any("s", q.SkillsAny);
        Any("n", q.Countries);
        Any("e", q.Companies);
        Any("l", q.Seniority is { } level ? [level] : []);
        if (q.AsksCity)
        {
            Any("c", q.Cities.Length > 0 ? q.Cities : [999_999]);
        }

        if (q.Remote)
        {
            parts.Add("r1");
        }

        var match = string.Join(" AND ", parts);
        return q.SkillsNone.Length == 0 ? match : $"({match}) NOT ({string.Join(" OR ", q.SkillsNone.Select(s => $"s{s}"))})";

        void Any(string prefix, int[] values)
        {
            if (values.Length > 0)
            {
                parts.Add($"({string.Join(" OR ", values.Select(v => prefix + v.ToString(CultureInfo.InvariantCulture)))})");
            }
        }
    }

    private static IEnumerable<string> Tokens(PeerRow r) =>
        r.Skills.Select(s => $"s{s}").Concat([$"n{r.Country}", $"c{r.City}", $"e{r.Company}", $"l{r.Seniority}", r.Remote ? "r1" : "r0"]);

    private SqliteCommand Prepared(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", DBNull.Value));
        }

        return command;
    }

    private static void Set(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
