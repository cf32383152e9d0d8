// Reads feeds with parsers that others wrote. On stdin: [{name, format, text, grammar}]; on stdout: what each parser found in each feed.
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import ts from 'typescript';
import StructuredDataValidator from '@adobe/structured-data-validator';
import { XmlDocument, RelaxNGValidator } from 'libxml2-wasm';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';

const require = createRequire(import.meta.url);
const RssParser = require('rss-parser');
const { parse: parseCsv } = require('csv-parse/sync');
const FeedParser = require('feedparser');
const { parseFeed } = require('@rowanmanning/feed-parser');
const validateJsonFeed = require('jsonfeed-validator');

const iso = date => (date ? new Date(date).toISOString() : null);

const refuse = issues => {
  if (issues.length) throw new Error(JSON.stringify(issues));
};

const parsed = new Map();
function compile(text) {
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext };
  const name = import.meta.filename.replace(/\.mjs$/, '.mts');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = path => path === name || fileExists.call(host, path);
  host.getSourceFile = (path, version) => {
    if (path === name) return ts.createSourceFile(path, text, version);
    if (!parsed.has(path)) parsed.set(path, getSourceFile.call(host, path, version));
    return parsed.get(path);
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([name], options, host)).map(d => ts.flattenDiagnosticMessageText(d.messageText, ' '));
}

const readers = {
  async 'rss-parser'({ text }) {
    const feed = await new RssParser().parseString(text);
    return { title: feed.title, items: feed.items.map(i => ({ id: i.guid ?? i.id, title: i.title, link: i.link, date: iso(i.isoDate), html: i['content:encoded'] ?? i.content })) };
  },
  feedparser: ({ text }) => new Promise((resolve, reject) => {
    const parser = new FeedParser({ addmeta: false });
    const items = [];
    parser.on('error', reject);
    parser.on('readable', () => {
      for (let i; (i = parser.read());) items.push({ id: i.guid, title: i.title, link: i.link, date: iso(i.pubdate), html: i.description });
    });
    parser.on('end', () => resolve({ title: parser.meta?.title, items }));
    Readable.from([text]).pipe(parser);
  }),
  async '@rowanmanning/feed-parser'({ text }) {
    const feed = parseFeed(text);
    return { title: feed.title, items: feed.items.map(i => ({ id: i.id, title: i.title, link: i.url, date: iso(i.published), html: i.content })) };
  },
  async feedsmith({ text, format }) {
    if (format === 'rss') {
      const feed = parseRssFeed(text);
      return { title: feed.title, items: (feed.items ?? []).map(i => ({ id: i.guid.value, title: i.title, link: i.link, date: iso(i.pubDate), html: i.content?.encoded })) };
    }
    if (format === 'atom') {
      const feed = parseAtomFeed(text);
      return { title: feed.title.value, items: (feed.entries ?? []).map(i => ({ id: i.id, title: i.title.value, link: i.links[0].href, date: iso(i.published), html: i.content })) };
    }
    const feed = parseJsonFeed(text);
    return { title: feed.title, items: (feed.items ?? []).map(i => ({ id: i.id, title: i.title, link: i.url, date: iso(i.date_published), html: i.content_html })) };
  },
  async 'libxml2 RELAX NG'({ text, grammar }) {
    const schema = XmlDocument.fromString(grammar);
    const validator = RelaxNGValidator.fromDoc(schema);
    const document = XmlDocument.fromString(text);
    try {
      validator.validate(document);
    } finally {
      document.dispose();
      validator.dispose();
      schema.dispose();
    }
    return { title: null, items: [] };
  },
  async libxml2({ text }) {
    XmlDocument.fromString(text).dispose();
    return { title: null, items: [] };
  },
  // Knows version 1, to which 1.1 adds languages and authors.
  async 'jsonfeed-validator'({ text }) {
    const feed = JSON.parse(text.replace('jsonfeed.org/version/1.1', 'jsonfeed.org/version/1'));
    for (const part of [feed, ...feed.items]) {
      delete part.language;
      delete part.authors;
    }
    refuse(validateJsonFeed(feed));
    return { title: null, items: [] };
  },
  // What Google demands of a job. A place is shown alone, as the validator does not look into lists. It wants applicantLocationRequirements of every remote
  // job; Google takes the country of the jobLocation where there is one.
  async 'structured-data-validator'({ text }) {
    const jobs = JSON.parse(text)['@graph'].flatMap(job => (job.jobLocation ?? [undefined]).map(jobLocation => ({ ...job, jobLocation })));
    const issues = jobs.length ? await new StructuredDataValidator().validate({ jsonld: { JobPosting: jobs } }) : [];
    refuse(issues.filter(i => i.severity === 'ERROR' && !(i.issueMessage.includes('applicantLocationRequirements') && jobs[i.path[0].index ?? 0].jobLocation)));
    return { title: null, items: [] };
  },
  // schema.org's own vocabulary as types: a property that a class does not have, or a value of another kind, does not compile.
  async 'schema-dts'({ text }) {
    refuse(compile(`import type { Graph } from 'schema-dts'; export const graph: Graph = ${text.replace('"https://schema.org/"', '"https://schema.org"')};`));
    return { title: null, items: [] };
  },
  async 'csv-parse'({ text }) {
    const rows = parseCsv(text, { columns: true, bom: true, relax_column_count: false });
    return { title: null, columns: Object.keys(rows[0] ?? {}), items: rows.map(row => ({ id: row.id, title: row.title, link: row.url, cells: Object.values(row) })) };
  },
};

const wanted = {
  rss: ['rss-parser', 'feedparser', '@rowanmanning/feed-parser', 'feedsmith'],
  atom: ['rss-parser', 'feedparser', '@rowanmanning/feed-parser', 'feedsmith', 'libxml2 RELAX NG'],
  jsonfeed: ['feedsmith', 'jsonfeed-validator'],
  jsonld: ['structured-data-validator', 'schema-dts'],
  csv: ['csv-parse'],
  'indeed.xml': ['libxml2'],
  'linkedin.xml': ['libxml2'],
};

let input = '';
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk;
const answers = [];
for (const feed of JSON.parse(input)) {
  for (const reader of wanted[feed.format]) {
    try {
      answers.push({ name: feed.name, format: feed.format, reader, ...(await readers[reader](feed)) });
    } catch (error) {
      answers.push({ name: feed.name, format: feed.format, reader, error: `${error.message} ${JSON.stringify(error.details ?? '')}`, items: [] });
    }
  }
}
process.stdout.write(JSON.stringify(answers));
