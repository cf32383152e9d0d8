using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Dates;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Normalize.Skills;
using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Normalize.Titles;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Speed;

/// <summary><c>normalize</c>: what normalizing a real posting costs, whole and by reader, beside the obvious stack; and hostile texts.</summary>
internal static class NormalizeVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var postings = new Option<int>("--postings") { Description = "Real postings to read.", DefaultValueFactory = _ => 250 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of which the best counts.", DefaultValueFactory = _ => 40 };
        var noHostile = new Option<bool>("--no-hostile") { Description = "Leave the hostile texts out." };
        var command = new Command("normalize", "Measure what normalizing a real 4 KB posting costs on one core.") { json, postings, rounds, noHostile };
        command.SetAction(parsed =>
        {
            if (SharedFolder.Path is null)
            {
                Console.Error.WriteLine("../shared is not beside this repository: there are no real postings to read.");
                return 1;
            }

            var report = Measure(parsed.GetValue(postings), parsed.GetValue(rounds), !parsed.GetValue(noHostile));
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Json) : report.ToMarkdown());
            return report.IsMet ? 0 : 2;
        });
        return command;
    }

    private static SpeedReport Measure(int count, int rounds, bool hostile)
    {
        // Before anything else asks for them: what the first posting of a process waits for, with the just-in-time compiler.
        var firstUse = new Dictionary<string, double>
        {
            ["gazetteer"] = Milliseconds(() => Gazetteer.CountryCode("Deutschland")),
            ["taxonomy"] = Milliseconds(() => SkillTaxonomy.Find("C#")),
        };
        var (html, plain) = (RealDescriptions.Read(count, html: true), RealDescriptions.Read(count, html: false));
        ThreadCost.WarmUp([.. html, .. plain], raw => Normalizer.Normalize(raw, null, DateTimeOffset.UnixEpoch));
        List<NormalizationInput> inputs = [.. plain.Select(raw => InputReader.Read(raw, null, DateTimeOffset.UnixEpoch).Input)];
        inputs.ForEach(input => _ = input.Folded);
        List<string> texts = [.. html.Select(raw => raw.Description!)];
        var turns = new Turns();
        turns.Add("Normalizer, HTML description", html, raw => Normalizer.Normalize(raw, null, DateTimeOffset.UnixEpoch));
        turns.Add("Normalizer, plain description", plain, raw => Normalizer.Normalize(raw, null, DateTimeOffset.UnixEpoch));
        turns.Add("text, HTML: plain text, safe HTML, sections, language, folding", html, Text);
        turns.Add("text, plain: the same", plain, Text);
        turns.Add("pay", inputs, input => PayReader.Read(input));
        turns.Add("places", inputs, input => PlaceReader.Read(input));
        turns.Add("skills: found, whole taxonomy", inputs, input => SkillScan.Of(input.Text));
        turns.Add("skills: with requirements, groups, provenance", inputs, input => SkillReader.Read(input));
        turns.Add("titles", inputs, input => TitleReader.Read(input));
        turns.Add("terms", inputs, input => TermsReader.Read(input));
        turns.Add("dates, summary", inputs, input =>
        {
            DateReader.Read(input);
            SummaryReader.Read(input.Text, input.Sections);
        });
        turns.Add("obvious stack: text, skills, pay", texts, text => ObviousStack.Read(text));
        turns.Add("AngleSharp text", texts, text => ObviousStack.Text(text));
        turns.Add("word groups in a FrozenDictionary", inputs, input => ObviousStack.Skills(input.Text));
        turns.Add("compiled Regex for pay", inputs, input => ObviousStack.PayMatches(input.Text));
        turns.Add("ours, the same three", html, raw =>
        {
            var text = Core.Text.HtmlText.Of(raw.Description!);
            SkillScan.Of(text);
            PayReader.Read(text, null);
        });
        var rows = turns.Measure(rounds);
        var obvious = rows.FindIndex(row => row.Name.StartsWith("obvious", StringComparison.Ordinal));
        var seconds = hostile ? HostileTexts.All().Select(one => (one.Name, Math.Round(ThreadCost.Of(() => Normalizer.Normalize(one.Raw, null, DateTimeOffset.UnixEpoch)), 3))).ToDictionary() : [];
        return new SpeedReport("dotnet run -c Release --project tests/JobFeed.Benchmarks -- normalize", html.Count, plain.Count, rounds, rows[..obvious], rows[obvious..], seconds, firstUse);
    }

    private static double Milliseconds(Action work) => Math.Round(ThreadCost.Of(work) * 1e3, 1);

    private static void Text(RawPosting raw) => _ = InputReader.Read(raw, null, DateTimeOffset.UnixEpoch).Input.Folded;
}
