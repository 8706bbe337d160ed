/** The anti-virus test file, by its published hash and by its text. It harms nobody; every scanner must know it. */

const TEST_HASHES = new Set([
  // The 68 bytes themselves, and the two archives that its publisher offers.
  '275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f',
  '2546dcffc5ad854d4ddc64fbf056871cd5a00f2471cb7a5bfd4ac23b6e9eedad',
  'e1105070ba828007508566e28a2b8d4c65d192e9eaf3b7868382b7cae747b397',
])

// In two parts, so that no scanner takes this source file for the test file.
const TEST_TEXT = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const LONGEST = 128

export function isTestVirusHash(sha256: string | null): boolean {
  return sha256 !== null && TEST_HASHES.has(sha256.toLowerCase())
}

/** By its definition: the text at the very start, followed by white space only, 128 bytes at most. */
export function isTestVirus(bytes: Uint8Array): boolean {
  if (bytes.length < TEST_TEXT.length || bytes.length > LONGEST) return false
  for (let at = 0; at < TEST_TEXT.length; at++) if (bytes[at] !== TEST_TEXT.charCodeAt(at)) return false
  return bytes.subarray(TEST_TEXT.length).every((byte) => byte === 0x20 || (byte >= 9 && byte <= 13) || byte === 0x1a)
}
