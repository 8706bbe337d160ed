/**
 * Letters that look like an ASCII letter, grouped by the letter they imitate: own compilation of what fonts draw alike.
 * Accented letters are not here: they lose their marks by decomposition.
 */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  a: 'аɑαΑАᴀ⍺ᗅꓮȺ',
  b: 'ЬьбɓʙΒВвᏏᖯꓐßƅƀ',
  c: 'сϲСϹⅽᴄꓚᏟ¢©ƈȼ',
  d: 'ԁɗđĐᏧꓒᴅðÐƌ',
  e: 'еєΕЕεɛεᴇꓰҽ℮ɘǝЄ',
  f: 'ƒϜꓝſẝ',
  g: 'ɡɢցԌԍꓖɠǥ',
  h: 'һНΗнʜᏂհꓧħĦҺ',
  i: 'іІıΙιɩӀɪꓲỉ¡ﺍ',
  j: 'јЈϳʝꓙɉ',
  k: 'κкКΚᴋꓗƙⲔқҡ',
  l: 'ӏⅼʟłŁƚꓡⲒ׀∣ǀ',
  m: 'мМΜᴍꓟⅿϺ',
  n: 'пոΝηɴꓠиИñŋպ',
  o: 'оОοΟσօ०০ᴏꓳøØѳөՕჿ๐໐ဝ',
  p: 'рРρΡᴘꓑƥþ',
  q: 'ԛգզգʠ',
  r: 'гɾгʀᴦꓣɍяЯ',
  s: 'ѕЅʂꓢꜱƨ§',
  t: 'тТτΤᴛꓔŧŦƭ†',
  u: 'υսᴜꓴμцʋ∪',
  v: 'νѵᴠꓦⅴ∨ѴⱯ',
  w: 'ѡԝшШᴡꓪաωщ',
  x: 'хХχΧꓫⅹ×',
  y: 'уУγΥүҮʏꓬʎყȳ',
  z: 'ᴢΖꓜʐƶȥ',
}

const table = new Map<string, string>()
for (const [letter, looks] of Object.entries(LOOKS_LIKE)) for (const look of looks) table.set(look, letter)
table.set('æ', 'ae').set('Æ', 'ae').set('œ', 'oe').set('Œ', 'oe').set('ß', 'ss')

/** The ASCII letters that a character imitates, or null. */
export function imitatedLetter(character: string): string | null {
  return table.get(character) ?? null
}
