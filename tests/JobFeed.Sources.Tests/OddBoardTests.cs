using System.Text;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

/// <summary>An answer is read whatever the board it is fed for is called: by its address and its shape.</summary>
public sealed class OddBoardTests
{
    private static readonly string[] Names = ["workday", "rippling", "icims", "jazzhr", "join", "usajobs", "adzuna", "reed", "hn-who-is-hiring"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var source in Names)
            {
                foreach (var name in Fixture.Cases(source))
                {
                    data.Add(source, name);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Reads_the_same_postings_for_a_board_of_any_name(string source, string name)
    {
        var known = Fixture.Read(source, name);
        foreach (var key in (string[])["Sample & Söhne: 1/2", "https://sample.example/jobs?a=b"])
        {
            var read = ReadAs(source, name, key, new FetchRequest(Fixture.Home(source)));

            Assert.Equal(known.All().Select(posting => posting.Id), read.All().Select(posting => posting.Id));
            Assert.Equal(known.Next.Select(next => next.Url), read.Next.Select(next => next.Url));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Reads_the_same_postings_from_another_address(string source, string name)
    {
        if (source == "jazzhr")
        {
            // Its links are relative: only its address says whose they are.
            return;
        }

        var read = ReadAs(source, name, "sample", new FetchRequest(new Uri("https://elsewhere.example/answer")));

        Assert.Equal(Fixture.Read(source, name).All().Length, read.All().Length);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Survives_a_body_that_ends_anywhere(string source, string name)
    {
        var body = File.ReadAllBytes(Path.Combine(Fixture.Folder(source), name));
        for (var length = 0; length < body.Length; length += 1 + (body.Length / 12))
        {
            try
            {
                Fixture.Read(source, body[..length]);
            }
            catch (SourceException)
            {
                // That is the answer to half of one.
            }
        }
    }

    [Theory]
    [InlineData("workday", "\"title\"")]
    [InlineData("rippling", "\"name\"")]
    [InlineData("usajobs", "\"PositionTitle\"")]
    [InlineData("adzuna", "\"location\"")]
    [InlineData("reed", "\"jobDescription\"")]
    [InlineData("hn-who-is-hiring", "\"text\"")]
    public void Survives_a_field_of_any_kind(string source, string field)
    {
        foreach (var name in Fixture.Cases(source))
        {
            var text = File.ReadAllText(Path.Combine(Fixture.Folder(source), name));
            foreach (var value in (string[])["null", "[]", "{}", "[[1]]", "true", "-1e99", "\"\\ud800\"", "{\"a\": []}"])
            {
                var read = Fixture.Read(source, Encoding.UTF8.GetBytes(text.Replace(field + ": ", $"{field}: {value}, \"other\": ", StringComparison.Ordinal)));

                Assert.All(read.All(), posting => Assert.NotEqual("", posting.Id));
            }
        }
    }

    private static Extraction ReadAs(string source, string name, string key, FetchRequest request) => KnownSources.Find(source)!.Extract(new FetchedDocument
    {
        Board = new Board { Id = new BoardId(source, key) },
        Request = request,
        Url = request.Url,
        Body = File.ReadAllBytes(Path.Combine(Fixture.Folder(source), name)),
        FetchedAt = DateTimeOffset.UnixEpoch,
    });
}
