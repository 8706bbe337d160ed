/** Pages that a server runs and that run whatever a request hands them: who reaches one, has the server. */
import { latin1 } from './file-types.ts'

const SERVED = new Set(
  'php php3 php4 php5 php7 php8 phtml phar inc jsp jspx jspf asp aspx ashx asmx cer asa'.split(' '),
)
const LOOKED_AT = 1_000_000

/** What was sent, straight into what runs it; unpacking it first changes nothing. */
const RUNS_WHAT_IS_SENT: readonly RegExp[] = [
  /\b(?:eval|assert|system|exec|shell_exec|passthru|popen|proc_open|pcntl_exec|create_function)\s{0,9}\(\s{0,9}@?(?:(?:base64_decode|gzinflate|gzuncompress|str_rot13|stripslashes|urldecode|hex2bin)\s{0,9}\(\s{0,9}@?){0,4}\$_(?:GET|POST|REQUEST|COOKIE|SERVER)\b/i,
  /`\s{0,9}\{?\$_(?:GET|POST|REQUEST|COOKIE)\b/i,
  /\$_(?:GET|POST|REQUEST|COOKIE)\s{0,4}\[[^\]\n]{1,40}\]\s{0,4}\(\s{0,4}\$_(?:GET|POST|REQUEST|COOKIE)\b/i,
  /getRuntime\(\)\s{0,9}\.\s{0,9}exec\s{0,9}\(\s{0,9}request\s{0,9}\.\s{0,9}getParameter/i,
  /\b(?:eval|execute|executeglobal)\s{0,4}\(?\s{0,4}request\s{0,4}[.([]/i,
]

/** What is run there, as it is written; null when nothing is, or the file is no such page. */
export function servedShell(ending: string, bytes: Uint8Array | null): string | null {
  if (bytes === null || !SERVED.has(ending)) return null
  const text = latin1(bytes, 0, Math.min(bytes.length, LOOKED_AT))
  for (const shape of RUNS_WHAT_IS_SENT) {
    const found = shape.exec(text)
    if (found !== null) return found[0].replace(/\s+/g, '').slice(0, 64)
  }
  return null
}
