using System.Text;

namespace JobFeed.Sources.Tests;

/// <summary>An answer that is damaged in any place is read as far as it goes or refused; nothing else is thrown, and nothing takes long.</summary>
public sealed class DamagedPayloadTests
{
    public static TheoryData<string, string> Cases => ConventionTests.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void Survives_an_end_at_any_place(string source, string name)
    {
        var body = Body(source, name);
        var step = Math.Max(1, body.Length / 60);
        for (var length = 0; length < body.Length; length += step)
        {
            Read(source, body[..length]);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Survives_every_value_in_another_shape(string source, string name)
    {
        var text = Encoding.UTF8.GetString(Body(source, name));
        foreach (var other in (ReadOnlySpan<string>)["null", "[]", "{}", "-1", "\"\\uD800\"", "1e400", "[[1]]", "{\"id\":{}}", "{\"\\uD800\":1}", "<a>", "]]>", "&#0;"])
        {
            var random = new Random(17);
            for (var round = 0; round < 15; round++)
            {
                var at = text.IndexOf(':', random.Next(text.Length));
                var end = at < 0 ? -1 : text.IndexOfAny([',', '}', '<', '\n'], at + 1);
                if (end > 0)
                {
                    Read(source, Encoding.UTF8.GetBytes(text[..(at + 1)] + other + text[end..]));
                }
            }
        }
    }

    private static byte[] Body(string source, string name) => File.ReadAllBytes(Path.Combine(Fixture.Folder(source), name));

    private static void Read(string source, byte[] body)
    {
        try
        {
            Assert.All(Fixture.Read(source, body).Postings, posting => Assert.NotEmpty(posting.Id));
        }
        catch (SourceException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    }
}
