/** Places on the globe. A country alone is a disc: its middle and the radius within which most of its people are. */

export type Place = { readonly latitude: number; readonly longitude: number /** km */; readonly radius: number }

const EARTH_KM = 6371

/** `ISO latitude longitude radius`: rounded middles, and radii that err on the large side. */
const COUNTRIES =
  'AE 24 54 300|AF 34 66 700|AL 41 20 200|AM 40 45 200|AO -12 18 900|AR -34 -64 2000|AT 47.5 14 350|AU -25 134 2300|AZ 40 47 350|' +
  'BA 44 18 220|BD 24 90 400|BE 50.8 4.5 180|BG 43 25 300|BH 26 50.5 50|BO -17 -65 900|BR -10 -52 2400|BY 53 28 400|CA 56 -100 2900|' +
  'CH 47 8 220|CL -33 -71 2300|CN 35 105 2600|CO 4 -73 900|CR 10 -84 250|CU 22 -79 600|CY 35 33 120|CZ 49.8 15.5 280|DE 51 10 480|' +
  'DK 56 10 280|DO 19 -70.5 200|DZ 30 3 1200|EC -1.5 -78.5 500|EE 59 26 220|EG 27 30 750|ES 40 -4 650|ET 9 40 900|FI 63 26 650|' +
  'FR 46.5 2.5 620|GB 54 -2.5 600|GE 42 43.5 300|GH 8 -1 400|GR 39 22 450|GT 15.5 -90.5 250|HK 22.3 114.2 40|HN 15 -86.5 350|' +
  'HR 45 16 280|HU 47 19.5 270|ID -3 118 2600|IE 53.3 -8 250|IL 31.5 35 230|IN 22 79 1800|IQ 33 44 550|IR 32.5 54 1100|IS 65 -18.5 300|' +
  'IT 42.5 12.5 680|JM 18 -77 120|JO 31 36.5 250|JP 36.5 138 1400|KE 0.5 38 600|KG 41.5 75 450|KH 12.5 105 300|KR 36.5 128 300|' +
  'KP 40 127 350|KW 29.5 47.7 100|KZ 48 67 1600|LA 18.5 103.5 550|LB 34 36 110|LK 7.5 81 230|LT 55.3 24 220|LU 49.7 6.1 50|LV 57 25 230|' +
  'LY 27 17 900|MA 32 -6 900|MD 47 28.5 200|MG -19 47 800|MK 41.6 21.7 110|MM 21 96 1000|MN 46.5 103.5 1200|MO 22.2 113.5 15|' +
  'MT 35.9 14.4 25|MX 23.5 -102 1700|MY 4 109 1100|MZ -18 35.5 1100|NA -22 17.5 800|NG 9.5 8 750|NI 13 -85 300|NL 52.2 5.5 190|' +
  'NO 64 12 1000|NP 28.3 84 450|NZ -41.5 173 850|OM 21 57 550|PA 8.7 -80 350|PE -9.5 -75 1000|PH 12.5 122.5 950|PK 30 70 850|' +
  'PL 52 19.5 400|PR 18.2 -66.4 100|PT 39.6 -8 350|PY -23.5 -58.5 500|QA 25.3 51.2 80|RO 46 25 380|RS 44 21 250|RU 58 70 4000|' +
  'SA 24 45 1100|SD 15.5 30.5 900|SE 62 16 850|SG 1.35 103.8 25|SI 46.1 14.8 120|SK 48.7 19.5 220|SN 14.5 -14.5 350|SY 35 38.5 350|' +
  'TH 15 101 850|TN 34 9.5 400|TR 39 35 850|TW 23.7 121 220|TZ -6.5 35 700|UA 48.8 31.5 700|UG 1.3 32.5 350|US 39.5 -98.5 2600|' +
  'UY -33 -56 320|UZ 41.5 64.5 700|VE 7 -66 800|VN 16 107.5 850|YE 15.5 47.5 600|ZA -29 25 900|ZM -13.5 28 700|ZW -19 29.8 450'

const places = new Map<string, Place>()
for (const line of COUNTRIES.split('|')) {
  const [code = '', latitude = '', longitude = '', radius = ''] = line.split(' ')
  places.set(code, { latitude: Number(latitude), longitude: Number(longitude), radius: Number(radius) })
}

export type Country = {
  /** In capitals; empty where what is written is no code. */ readonly code: string
  readonly place: Place | null
}

/** Countries come in a few spellings, and spelling one in capitals for every event is the dearest part of it. */
const MOST_SPELLINGS = 1_024
const spelled = new Map<string, Country>()

/** A name is no code: what is written out (`Germany`) may be the country that another event gives by its letters, and is compared with none. */
const isCode = (text: string): boolean =>
  text.length === 2 && Array.from(text).every((letter) => letter >= 'A' && letter <= 'Z')

/** The country as it is compared, or an empty text, and its disc, or null when the table does not hold it. */
export function countryOf(written: string): Country {
  const before = spelled.get(written)
  if (before !== undefined) return before
  const capitals = written.toUpperCase()
  const code = isCode(capitals) ? capitals : ''
  const country = { code, place: places.get(code) ?? null }
  if (spelled.size >= MOST_SPELLINGS) spelled.clear()
  spelled.set(written, country)
  return country
}

/** Kilometres between the nearest points of two places; 0 when they may touch. */
export function distanceKm(a: Place, b: Place): number {
  if (a.latitude === b.latitude && a.longitude === b.longitude) return 0
  const rad = Math.PI / 180
  const dLatitude = (b.latitude - a.latitude) * rad
  const dLongitude = (b.longitude - a.longitude) * rad
  const h =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLongitude / 2) ** 2
  return Math.max(0, 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h))) - a.radius - b.radius)
}
