/**
 * Letters that look like an ASCII letter, grouped by the letter they imitate: own compilation of what fonts draw alike.
 * Accented letters are not here: they lose their marks by decomposition.
 */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  a: 'аɑαΑАᴀ⍺ᗅꓮȺᗩ',
  b: 'ЬьбɓʙΒВвᏏᖯꓐßƅƀᗷᗿ',
  c: 'сϲСϹⅽᴄꓚᏟ¢©ƈȼᑕᑢ',
  d: 'ԁɗđĐᏧꓒᴅðÐƌᗪᗞ',
  e: 'еєΕЕεɛεᴇꓰҽ℮ɘǝЄᗴᕮᙓ',
  f: 'ƒϜꓝſẝᖴᖷ',
  g: 'ɡɢցԌԍꓖɠǥ',
  h: 'һНΗнʜᏂհꓧħĦҺᕼ',
  i: 'іІıΙιɩӀɪꓲỉ¡ﺍ',
  j: 'јЈϳʝꓙɉᒍᒎ',
  k: 'κкКΚᴋꓗƙⲔқҡᛕ',
  l: 'ӏⅼʟłŁƚꓡⲒ׀∣ǀᒪᒻ',
  m: 'мМΜᴍꓟⅿϺᗰᙢ',
  n: 'пոΝηɴꓠиИñŋպᑎᘉ',
  o: 'оОοΟσօ०০ᴏꓳøØѳөՕჿ๐໐ဝᗝ',
  p: 'рРρΡᴘꓑƥþᑭᕈ',
  q: 'ԛգզգʠᑫ',
  r: 'гɾгʀᴦꓣɍяЯᖇᖉ',
  s: 'ѕЅʂꓢꜱƨ§ᔕ',
  t: 'тТτΤᴛꓔŧŦƭ†',
  u: 'υսᴜꓴμцʋ∪ᑌᑗᘮ',
  v: 'νѵᴠꓦⅴ∨ѴⱯᐯ',
  w: 'ѡԝшШᴡꓪաωщᗯᘺ',
  x: 'хХχΧꓫⅹ×᙭',
  y: 'уУγΥүҮʏꓬʎყȳᖻ',
  z: 'ᴢΖꓜʐƶȥᘔ',
}

const table = new Map<string, string>()
for (const [letter, looks] of Object.entries(LOOKS_LIKE)) for (const look of looks) table.set(look, letter)
table.set('æ', 'ae').set('Æ', 'ae').set('œ', 'oe').set('Œ', 'oe').set('ß', 'ss')

/** The ASCII letters that a character imitates, or null. */
export function imitatedLetter(character: string): string | null {
  return table.get(character) ?? null
}
