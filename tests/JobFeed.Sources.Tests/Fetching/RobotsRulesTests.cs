using JobFeed.Sources.Fetching;

namespace JobFeed.Sources.Tests.Fetching;

/// <summary>RFC 9309, its own examples first.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("user-agent: FooBot\ndisallow: /\n", "FooBot", "http://foo.bar/x/y", false)]
    [InlineData("USER-AGENT: FooBot\nALLOW: /x\nDISALLOW: /\n", "foobot", "http://foo.bar/x/y", true)]
    [InlineData("user-agent FooBot\ndisallow /\n", "FooBot", "http://foo.bar/x/y", false)]
    [InlineData("disallow: /\n", "FooBot", "http://foo.bar/x/y", true)]
    [InlineData("", "FooBot", "http://foo.bar/x/y", true)]
    [InlineData("user-agent: FooBot\ndisallow:\n", "FooBot", "http://foo.bar/x/y", true)]
    [InlineData("user-agent: *\ndisallow: /\nuser-agent: FooBot\nallow: /\n", "FooBot", "http://foo.bar/x", true)]
    [InlineData("user-agent: *\ndisallow: /\nuser-agent: FooBot\nallow: /\n", "Other", "http://foo.bar/x", false)]
    [InlineData("user-agent: FooBot/2.1\ndisallow: /\n", "FooBot", "http://foo.bar/x", false)]
    [InlineData("user-agent: * ignored\ndisallow: /\n", "FooBot", "http://foo.bar/x", false)]
    [InlineData("user-agent: FooBot\ndisallow: /\n", "Foo", "http://foo.bar/x", true)]
    [InlineData("user-agent: FooBot\ndisallow: /\n", "FooBot/1.0 (+https://foo.bar)", "http://foo.bar/x", false)]
    [InlineData("user-agent: A\nuser-agent: FooBot\ndisallow: /\n", "FooBot", "http://foo.bar/x", false)]
    [InlineData("user-agent: FooBot\nsitemap: /s.xml\nuser-agent: B\ndisallow: /\n", "FooBot", "http://foo.bar/x", false)]
    public void Finds_the_groups_of_a_crawler(string robots, string agent, string url, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(robots).IsAllowed(agent, url));

    [Theory]
    [InlineData("disallow: /x/page.html\nallow: /x/", "/x/page.html", false)]
    [InlineData("allow: /x/page.html\ndisallow: /x/", "/x/page.html", true)]
    [InlineData("disallow: \nallow: ", "/x", true)]
    [InlineData("disallow: /x/\nallow: /x/", "/x/page", true)]
    [InlineData("allow: /page\ndisallow: /*.html", "/page.html", false)]
    [InlineData("allow: /x/page.\ndisallow: /*.html", "/x/page.html", true)]
    [InlineData("disallow: /*.php$", "/index.php", false)]
    [InlineData("disallow: /*.php$", "/index.php?x=1", true)]
    [InlineData("disallow: /$", "/", false)]
    [InlineData("disallow: /$", "/a", true)]
    [InlineData("disallow: /a*c*e$", "/abcde", false)]
    [InlineData("disallow: /a*c*e$", "/abcdef", true)]
    [InlineData("disallow: /a*a$", "/a", true)]
    [InlineData("disallow: *jobs", "/x/jobs/1", false)]
    [InlineData("disallow: jobs", "/jobs", true)]
    [InlineData("disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("disallow: /foo/bar/%E3%83%84", "/foo/bar/ツ", false)]
    [InlineData("disallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("disallow: /foo/bar?baz=http://foo.bar", "/foo/bar?baz=http%3A%2F%2Ffoo.bar", false)]
    [InlineData("disallow: /foo/bar?baz=http%3a%2f%2ffoo.bar", "/foo/bar?baz=http://foo.bar", false)]
    [InlineData("disallow: /a%2fb", "/a%2Fb", false)]
    [InlineData("disallow: /a%2fb", "/a/b", true)]
    [InlineData("disallow: /x?id=", "/x?id=5#top", false)]
    [InlineData("disallow: /", "/robots.txt", true)]
    [InlineData("disallow: /X", "/x", true)]
    public void Lets_the_longest_rule_decide(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse("user-agent: *\n" + rules).IsAllowed("JobFeedBot", "https://foo.bar" + path));

    [Fact]
    public void Joins_the_groups_of_one_crawler()
    {
        var rules = RobotsRules.Parse("\uFEFFuser-agent: a\r\ndisallow: /1\r\r\nuser-agent: b\ndisallow: /2\nuser-agent: A\ndisallow: /3 # why\ncrawl-delay: 7\nSitemap: https://x.example/s.xml");

        Assert.Equal([false, true, false], new[] { "/1", "/2", "/3" }.Select(path => rules.IsAllowed("a", path)));
        Assert.Equal(TimeSpan.FromSeconds(7), rules.DelayFor("a"));
        Assert.Equal("https://x.example/s.xml", Assert.Single(rules.Sitemaps));
    }

    [Fact]
    public void Stays_quick_on_a_hostile_file()
    {
        var stars = string.Concat(Enumerable.Repeat("*a", 1_000));
        var rules = RobotsRules.Parse("user-agent: *\n" + string.Concat(Enumerable.Repeat($"disallow: /{stars}b$\n", 200)));

        Assert.True(rules.IsAllowed("JobFeedBot", "/" + new string('a', 2_000)));
    }
}
