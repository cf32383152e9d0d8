using System.Buffers;
using System.Globalization;
using System.Text;
using JobFeed.Core.Query;
using Microsoft.Data.Sqlite;

namespace JobFeed.Benchmarks.Serving.Peers;

/// <summary>
/// SQLite with FTS5 used as an inverted index: one token for each value, no positions (<c>detail=none</c>), rowid newest first, so that matches stream in the
/// order of the page.
/// </summary>
internal sealed class SqlitePeer : IPeer
{
    private const int PageSize = 50;

    private static readonly double[] Shares = [0.10, 0.25, 0.50, 0.75, 0.90];

    private readonly string _file;
    private readonly SqliteConnection _connection;

    private SqlitePeer(string file)
    {
        _file = file;
        _connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-500000; PRAGMA mmap_size=4000000000");
    }

    public SqlitePeer()
        : this(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".db"))
    {
        Run("CREATE TABLE p(ordinal INTEGER PRIMARY KEY, id TEXT, date INTEGER, pay INTEGER, middle REAL, country INTEGER, company INTEGER, json TEXT)");
        Run("CREATE TABLE k(ordinal INTEGER, skill INTEGER, PRIMARY KEY(ordinal, skill)) WITHOUT ROWID");
        Run("CREATE VIRTUAL TABLE f USING fts5(t, content='', detail=none)");
    }

    public TimeSpan Elsewhere => TimeSpan.Zero;

    public string Name => "SQLite " + _connection.ServerVersion + ", FTS5 contentless, detail=none";

    public void Load(IEnumerable<PeerRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        using var row = Prepared("INSERT INTO p VALUES($0, $1, $2, $3, $4, $5, $6, $7)", 8);
        using var skill = Prepared("INSERT INTO k VALUES($0, $1)", 2);
        using var tokens = Prepared("INSERT INTO f(rowid, t) VALUES($0, $1)", 2);
        foreach (var r in rows)
        {
            Set(row, r.Ordinal + 1, r.Id.ToString(), r.Date, (object?)r.Pay ?? DBNull.Value, (object?)r.Middle ?? DBNull.Value, r.Country, r.Company, r.Json);
            Array.ForEach(r.Skills, s => Set(skill, r.Ordinal + 1, s));
            Set(tokens, r.Ordinal + 1, string.Join(' ', Tokens(r)));
        }

        transaction.Commit();
        Run("INSERT INTO f(f) VALUES('optimize')");
        Run("ANALYZE");
    }

    public IPeer Connect() => new SqlitePeer(_file);

    public List<string> Page(PeerQuery query, IBufferWriter<byte>? json = null)
    {
        var ids = new List<string>(PageSize);
        using var command = _connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT p.id, p.json FROM {From(query)} ORDER BY {(Match(query).Length > 0 ? "f.rowid" : "p.ordinal")} LIMIT {PageSize}");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
            var row = reader.GetString(1);
            if (json is not null)
            {
                Encoding.UTF8.GetBytes(row, json);
            }
        }

        return ids;
    }

    public int Count(PeerQuery query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {From(query)}";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public List<(int Skill, int Count)> Facets(PeerQuery query) =>
        Read($"SELECT k.skill, count(*) FROM {From(query, "k", "k.ordinal = p.ordinal")} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20", r => (r.GetInt32(0), r.GetInt32(1)));

    // SQLite has no percentiles of its own here: it sorts, the caller takes the values at their places.
    public List<PeerGroup> Percentiles(PeerQuery query, bool bySkill)
    {
        var (groups, at) = (new List<PeerGroup>(), 0);
        var rows = Read($"SELECT {Group(bySkill)}, p.middle FROM {Paid(query, bySkill)} ORDER BY 1, 2", r => (Group: r.GetInt32(0), Pay: r.GetDouble(1)));
        while (at < rows.Count)
        {
            var first = at;
            while (at < rows.Count && rows[at].Group == rows[first].Group)
            {
                at++;
            }

            var sorted = rows[first..at].ConvertAll(r => r.Pay).ToArray();
            groups.Add(new PeerGroup(rows[first].Group, at - first, [.. Shares.Select(p => Quantile.Type7(sorted, p))]));
        }

        return groups;
    }

    public Dictionary<int, int> Employers(PeerQuery query, bool bySkill) =>
        Read($"SELECT {Group(bySkill)}, count(DISTINCT p.company) FROM {Paid(query, bySkill)} GROUP BY 1", r => (r.GetInt32(0), r.GetInt32(1))).ToDictionary();

    public void Dispose()
    {
        _connection.Dispose();
        File.Delete(_file);
    }

    private static string Group(bool bySkill) => bySkill ? "k.skill" : "p.country";

    private static string Paid(PeerQuery query, bool bySkill) => (bySkill ? From(query, "k", "k.ordinal = p.ordinal") : From(query)) + " AND p.middle IS NOT NULL";

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> row)
    {
        var rows = new List<T>();
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private static string From(PeerQuery q, string? joined = null, string? on = null)
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
        return (match.Length > 0 ? "f JOIN p ON p.ordinal = f.rowid" : "p") + (joined is null ? "" : $" JOIN {joined} ON {on}") + " WHERE " + string.Join(" AND ", where);

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
