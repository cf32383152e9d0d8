namespace JobFeed.Web;

/// <summary>The page's style sheet, sent within it: one request shows everything.</summary>
internal static class Style
{
    public const string Sheet = """
        :root { color-scheme: light dark; --ink: #1d2430; --soft: #5b6676; --line: #dfe4ea; --back: #f6f7f9; --card: #fff; --mark: #0b6bcb; --good: #14743b; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --soft: #9aa6b6; --line: #2c3542; --back: #12161c; --card: #1a2029; --mark: #66b2ff; --good: #6fd598; } }
        * { box-sizing: border-box; }
        body { margin: 0; font: 16px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: var(--back); }
        header, main { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
        header { display: flex; align-items: baseline; gap: 1rem; padding-top: 1.5rem; }
        header p { color: var(--soft); margin: 0; }
        .brand { font-size: 1.5rem; text-decoration: none; color: var(--ink); }
        .brand b { color: var(--mark); }
        form { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; padding: 1rem; margin: 1rem 0; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
        label { display: grid; gap: .2rem; font-size: .8rem; color: var(--soft); flex: 1 1 5.5rem; }
        input, select, button { font: inherit; padding: .45rem .6rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--back); color: var(--ink); width: 100%; min-width: 0; height: 2.4rem; }
        button { width: auto; background: var(--mark); color: #fff; border: 0; padding: 0 1.25rem; cursor: pointer; }
        @media (prefers-color-scheme: dark) { button { color: #06121f; } }
        .bar { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .5rem; }
        h1 { font-size: 1.25rem; margin: .5rem 0; }
        h1 small { color: var(--soft); font-weight: normal; margin-left: .5rem; }
        .feed { margin-left: .4rem; }
        .feed, .json { font-size: .8rem; border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .6rem; text-decoration: none; color: var(--mark); background: var(--card); }
        .facets { display: flex; flex-wrap: wrap; gap: .4rem; margin: .25rem 0 1rem; }
        .facets a { font-size: .85rem; color: var(--ink); text-decoration: none; background: var(--card); border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .6rem; }
        .facets span { color: var(--soft); }
        .postings { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
        .postings > li { display: flex; gap: 1.5rem; justify-content: space-between; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.25rem; }
        .what { min-width: 0; }
        h2 { font-size: 1.05rem; margin: 0; }
        h2 a { color: var(--mark); text-decoration: none; }
        .who, .summary { margin: .15rem 0; color: var(--soft); font-size: .92rem; }
        mark { background: #f3c94d66; color: inherit; border-radius: .2rem; }
        .sample { background: #f3c94d; color: #3a2c00; border-radius: .4rem; padding: 0 .4rem; margin: 0 .25rem; font-size: .75rem; }
        .skills { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem; margin: .4rem 0 0; padding: 0; }
        .skills li { font-size: .78rem; border: 1px solid var(--line); border-radius: .4rem; padding: 0 .45rem; color: var(--soft); }
        .skills .required { color: var(--ink); border-color: var(--mark); }
        .pay { flex: 0 0 16rem; display: flex; flex-direction: column; align-items: end; text-align: right; gap: .15rem; font-size: .9rem; }
        .pay b { color: var(--good); }
        .pay span, .pay i, .pay time { color: var(--soft); font-size: .85rem; }
        .error { background: #b3261e; color: #fff; border-radius: .5rem; padding: .5rem .8rem; }
        .done { background: var(--good); color: #fff; border-radius: .5rem; padding: .5rem .8rem; }
        .plain { padding: 0; margin: 0; border: 0; background: none; flex: none; }
        .off .what { opacity: .6; }
        .operation { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .6rem 1.25rem; overflow-x: auto; }
        .operation summary { cursor: pointer; }
        .operation code { color: var(--mark); }
        .operation table { border-collapse: collapse; font-size: .88rem; }
        .operation td, .operation th { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border-top: 1px solid var(--line); }
        .empty { color: var(--soft); }
        .next { display: block; text-align: center; margin: 1.25rem 0 2rem; color: var(--mark); }
        @media (max-width: 40rem) { .postings > li { flex-direction: column; gap: .5rem; } .pay { flex: none; align-items: start; text-align: left; } }
        """;
}
