using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace JobFeed.Benchmarks.Serving.Peers;

/// <summary>
/// PostgreSQL with a cluster of its own in a temporary folder: skills as <c>int[]</c> under GIN (<c>gin__int_ops</c>), btrees by company, country and city with the
/// order of the page, partial ones for remote and paid postings. Literals in the SQL, so every plan is made for its values.
/// </summary>
internal sealed class PostgresPeer : IPeer
{
    private const string Programs = "/usr/lib/postgresql/15/bin";

    // Of the peer that started the server; null for further connections.
    private readonly string? _folder;
    private readonly NpgsqlConnection _connection;

    private PostgresPeer(string connection)
    {
        _connection = new NpgsqlConnection(connection);
        _connection.Open();
    }

    private PostgresPeer()
    {
        _folder = Directory.CreateTempSubdirectory("jobfeed-pg").FullName;
        var port = FreePort();
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            Execute("chown", "-R", "postgres", _folder);
        }

        Postgres("initdb", "-D", _folder, "-A", "trust", "-U", "bench", "-E", "UTF8", "--locale=C");
        var settings = $"-p {port} -k {_folder} -c listen_addresses=127.0.0.1 -c shared_buffers=1GB -c work_mem=64MB -c jit=off -c max_parallel_workers_per_gather=0 -c fsync=off -c full_page_writes=off -c max_wal_size=4GB -c random_page_cost=1.1";
        Postgres("pg_ctl", "-D", _folder, "-o", settings, "-l", Path.Combine(_folder, "log"), "-w", "start");
        _connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Username=bench;Database=postgres;Pooling=false;Command Timeout=600");
        _connection.Open();
        Run("CREATE EXTENSION intarray");
        Run("CREATE TABLE p(ordinal int, id text, date bigint, company int, country int, city int, seniority int, remote bool, pay bigint, middle float8, skills int[], json text)");
    }

    /// <summary>As Linux counts it for the connection's process.</summary>
    public TimeSpan Elsewhere => TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText($"/proc/{_connection.ProcessID}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0);

    public string Name => "PostgreSQL " + _connection.PostgreSqlVersion + ", GIN gin__int_ops and btrees, no JIT, no parallel workers";

    public static bool IsInstalled => File.Exists(Path.Combine(Programs, "postgres"));

    /// <summary>Null where it is not installed.</summary>
    public static PostgresPeer? Create() => IsInstalled ? new PostgresPeer() : null;

    public void Load(IEnumerable<PeerRow> rows)
    {
        using (var import = _connection.BeginBinaryImport("COPY p FROM STDIN BINARY"))
        {
            foreach (var r in rows)
            {
                import.StartRow();
                import.Write(r.Ordinal, NpgsqlDbType.Integer);
                import.Write(r.Id.ToString(), NpgsqlDbType.Text);
                import.Write(r.Date, NpgsqlDbType.Bigint);
                import.Write(r.Company, NpgsqlDbType.Integer);
                import.Write(r.Country, NpgsqlDbType.Integer);
                import.Write(r.City, NpgsqlDbType.Integer);
                import.Write(r.Seniority, NpgsqlDbType.Integer);
                import.Write(r.Remote, NpgsqlDbType.Boolean);
                Write(import, r.Pay, NpgsqlDbType.Bigint);
                Write(import, r.Middle, NpgsqlDbType.Double);
                import.Write(r.Skills, NpgsqlDbType.Array | NpgsqlDbType.Integer);
                import.Write(r.Json, NpgsqlDbType.Text);
            }

            import.Complete();
        }

        Run("ALTER TABLE p ADD PRIMARY KEY (ordinal)");
        Run("CREATE INDEX ON p USING gin (skills gin__int_ops)");
        Run("CREATE INDEX ON p (company, ordinal)");
        Run("CREATE INDEX ON p (country, ordinal)");
        Run("CREATE INDEX ON p (city, ordinal)");
        Run("CREATE INDEX ON p (ordinal) WHERE remote");
        Run("CREATE INDEX ON p (pay) WHERE pay IS NOT NULL");
        Run("ALTER TABLE p ALTER skills SET STATISTICS 3000");
        Run("VACUUM ANALYZE p");
    }

    public IPeer Connect() => new PostgresPeer(_connection.ConnectionString);

    public List<string> Page(PeerQuery query, IBufferWriter<byte>? json = null)
    {
        var ids = new List<string>(50);
        using var command = new NpgsqlCommand($"SELECT id, json FROM p WHERE {Where(query)} ORDER BY ordinal LIMIT 50", _connection);
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
        using var command = new NpgsqlCommand($"SELECT count(*) FROM p WHERE {Where(query)}", _connection);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public List<(int Skill, int Count)> Facets(PeerQuery query) =>
        Read($"SELECT skill, count(*) FROM p, unnest(skills) skill WHERE {Where(query)} GROUP BY skill ORDER BY 2 DESC, 1 LIMIT 20", r => (r.GetInt32(0), (int)r.GetInt64(1)));

    public List<PeerGroup> Percentiles(PeerQuery query, bool bySkill) =>
        Read($"SELECT g, count(*), percentile_cont(ARRAY[0.1, 0.25, 0.5, 0.75, 0.9]) WITHIN GROUP (ORDER BY middle) FROM {Paid(query, bySkill)} GROUP BY g", r => new PeerGroup(r.GetInt32(0), (int)r.GetInt64(1), r.GetFieldValue<double[]>(2)));

    public Dictionary<int, int> Employers(PeerQuery query, bool bySkill) =>
        Read($"SELECT g, count(DISTINCT company) FROM {Paid(query, bySkill)} GROUP BY g", r => (r.GetInt32(0), (int)r.GetInt64(1))).ToDictionary();

    public void Dispose()
    {
        _connection.Dispose();
        if (_folder is not null)
        {
            Postgres("pg_ctl", "-D", _folder, "-m", "immediate", "stop");
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string Paid(PeerQuery query, bool bySkill) =>
        $"(SELECT {(bySkill ? "unnest(skills)" : "country")} g, middle, company FROM p WHERE middle IS NOT NULL AND {Where(query)}) paid";

    private static void Write<T>(NpgsqlBinaryImporter import, T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } given)
        {
            import.Write(given, type);
        }
        else
        {
            import.WriteNull();
        }
    }

    private static string Where(PeerQuery q)
    {
        var where = new List<string> { "true" };
        Skills(q.SkillsAll, "@>", "");
        Skills(q.SkillsAny, "&&", "");
        Skills(q.SkillsNone, "&&", "NOT ");
        Any("country", q.Countries, !q.Countries.AsSpan().IsEmpty);
        Any("city", q.Cities, q.AsksCity);
        Any("company", q.Companies, q.Companies.Length > 0);
        Add(q.Remote, "remote");
        Add(q.Seniority is not null, $"seniority = {q.Seniority}");
        Add(q.Since is not null, $"date >= {q.Since}");
        Add(q.Pay is not null, $"pay >= {q.Pay}");
        Add(q.After >= 0, $"ordinal > {q.After}");
        return string.Join(" AND ", where);

        void Add(bool given, string condition)
        {
            if (given)
            {
                where.Add(condition);
            }
        }

        void Any(string column, int[] values, bool given) => Add(given, values.Length == 0 ? "false" : $"{column} IN ({string.Join(',', values)})");

        void Skills(int[] values, string test, string not) => Add(values.Length > 0, $"{not}skills {test} ARRAY[{string.Join(',', values)}]");
    }

    private List<T> Read<T>(string sql, Func<NpgsqlDataReader, T> row)
    {
        var rows = new List<T>();
        using var command = new NpgsqlCommand(sql, _connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    private static void Postgres(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs, program);
        if (Environment.IsPrivilegedProcess)
        {
            Execute("runuser", ["-u", "postgres", "--", path, .. arguments]);
            return;
        }

        Execute(path, arguments);
    }

    private static void Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true })!;
        _ = program == "runuser" && arguments.Contains("start") ? "" : process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
