/** Texts of 64 KiB that make a careless reader work quadratically, or for ever. Bytes are counted in UTF-8. */
const BYTES = 65_536

function fill(piece: string): string {
  const times = Math.floor(BYTES / Buffer.byteLength(piece))
  return piece.repeat(times)
}

export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  spaces: fill(' '),
  'line ends': fill('\r\n'),
  digits: fill('4'),
  'digits in groups': fill('4111 1111 '),
  'at signs': fill('@'),
  'half addresses': fill('a@b.'),
  'nested addresses': fill('<a@'),
  dots: fill('.'),
  slashes: fill('/'),
  'half links': fill('http://'),
  'links without end': fill('https://a.b/?q=https%3A%2F%2F'),
  'hosts of one letter': fill('a.'),
  punycode: fill('xn--a.'),
  'zero-width joiners': fill('\u200d'),
  'zero-width between letters': fill('p\u200b'),
  'right-to-left marks': fill('\u202e\u202d'),
  'combining marks': `a${fill('\u0301').slice(0, -1)}`,
  'variation selectors': fill('\ufe0f'),
  emoji: fill('🙂'),
  'joined emoji': fill('👨\u200d👩\u200d👧\u200d👦'),
  'tag characters': fill('\u{e0041}'),
  'full-width letters': fill('ｗ'),
  homoglyphs: fill('раура1 '),
  leet: fill('1d10t '),
  'spaced letters': fill('i d i o t '),
  'near hits': fill('idio worthles kil stupi '),
  hits: fill('idiot '),
  'one letter': fill('a'),
  'two letters': fill('ab'),
  'hits in Chinese': fill('贷款刷单'),
  'near hits in Chinese': fill('贷贷款刷刷单'),
  'Hangul jamo': fill('\u1100\u1161\u11a8'),
  'Arabic ligature': fill('\ufdfa'),
  brackets: fill('(('),
  quotes: fill('"\''),
  markup: fill('<a href="'),
  base64: fill('QUJD'),
  hexadecimal: fill('deadbeef'),
  iban: fill('DE89370400440532013'),
  'phone numbers': fill('+49 30 1234'),
  keys: fill('AKIAIOSFODNN7EXAMPL '),
  'lone surrogates': fill('\ud83d '),
  'NUL characters': fill('\u0000'),
}
