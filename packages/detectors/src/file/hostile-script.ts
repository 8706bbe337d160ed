/** Scripts of shells and interpreters that attack whoever runs them: by what they do, for such files are exchanged every day. */
import { isPlainText, textOf } from './file-types.ts'

const words = (text: string) => new Set(text.split(' '))

const WINDOWS = words('ps1 psm1 bat cmd vbs vbe js jse wsf hta')
const SCRIPTS = words('sh bash zsh ksh command py pyw rb pl php lua')

const LOOKED_AT = 262_144

/** `beside`: what must stand in the script as well. */
type Deed = { readonly name: string; readonly form: RegExp; readonly beside?: RegExp }

/** Nobody's daily work does these. */
const SURELY: readonly Deed[] = [
  // A shell handed to somebody elsewhere.
  {
    name: 'reverse shell',
    form: /\bexec\s{1,4}\d{1,3}<>\s{0,4}\/dev\/(?:tcp|udp)\//i,
    // Waiting for a port opens it as well, and runs nothing that comes from there.
    beside: /\d>&\d{1,3}\s{1,4}\d{0,3}>&\d|sh\s{1,4}(?:-i\s{1,4})?[0-2]?<&/i,
  },
  {
    name: 'reverse shell',
    form: /sh\s{1,4}-i\s{0,4}(?:[>&]{1,2}\s{0,4})?\/dev\/(?:tcp|udp)\//i,
  },
  {
    name: 'reverse shell',
    form: /\b(?:nc|ncat|netcat)(?:\.exe)?\s[^\n|;]{0,120}?-[a-z]{0,3}[ec]\s{1,4}["']?(?:\/bin\/|cmd|powershell)/i,
  },
  { name: 'reverse shell', form: /\bmkfifo\s[^\n]{1,120}?\b(?:nc|ncat|netcat|telnet|openssl s_client)\s/i },
  {
    name: 'reverse shell',
    form: /\bdup2\s{0,4}\(\s{0,4}\w{1,40}\.fileno\(\)\s{0,4},\s{0,4}\w/,
    beside: /\.connect\s{0,4}\(\s{0,4}\(/,
  },
  { name: 'reverse shell', form: /Sockets\.TCPClient\b/i, beside: /\b(?:iex|Invoke-Expression)\b/i },
  {
    name: 'reverse shell',
    form: /\b(?:exec|shell_exec|proc_open|system|popen)\s{0,4}\(\s{0,4}(?:["'](?:\/bin\/)?(?:ba)?sh\b|\w{1,9}\s{0,4}[,)])/i,
    beside: /\b(?:fsockopen|sockaddr_in|TCPSocket\.(?:new|open))\s{0,4}\(/i,
  },
  // What was kept for the day that something breaks, taken away.
  { name: 'backups deleted', form: /\bvssadmin(?:\.exe)?["']?\s{1,9}delete\s{1,9}shadows\b/i },
  { name: 'backups deleted', form: /\bwmic(?:\.exe)?["']?\s{1,9}shadowcopy\s{1,9}delete\b/i },
  {
    name: 'backups deleted',
    form: /\bwbadmin(?:\.exe)?["']?\s{1,9}delete\s{1,9}(?:catalog|systemstatebackup|backup)\b/i,
  },
  { name: 'backups deleted', form: /Win32_ShadowCopy\b[^\n]{0,200}?(?:\.Delete\(|Remove-(?:Wmi|Cim))/i },
  // Passwords of others, taken from where the system keeps them.
  { name: 'passwords taken', form: /\b(?:sekurlsa::|lsadump::|Invoke-Mimikatz\b)/i },
  { name: 'passwords taken', form: /\bcomsvcs(?:\.dll)?["']?\s{0,4},?\s{0,4}(?:MiniDump|#24)\b/i },
  { name: 'passwords taken', form: /\breg(?:\.exe)?["']?\s{1,9}save\s{1,9}["']?(?:HKLM|HKEY_LOCAL_MACHINE)\\SAM\b/i },
  { name: 'guard put to sleep', form: /\bAmsiUtils\b/i, beside: /\bamsi(?:InitFailed|Context|Session)\b/i },
  {
    name: 'guard put to sleep',
    form: /\bSet-MpPreference\b[^\n]{0,200}?-Disable(?:RealtimeMonitoring|BehaviorMonitoring|IOAVProtection)\s{1,4}(?:\$true|1)\b/i,
  },
  // Machines stopped or emptied.
  {
    name: 'processes without end',
    form: /(?:^|[\n;&|])\s{0,9}:\s{0,4}\(\s{0,4}\)\s{0,4}\{\s{0,4}:\s{0,4}\|\s{0,4}:\s{0,4}&\s{0,4}\}\s{0,4};\s{0,4}:/,
  },
  { name: 'processes without end', form: /^\s{0,9}%0\s{0,4}\|\s{0,4}%0/m },
  {
    name: 'disk emptied',
    form: /\brm\s{1,4}(?:-[a-z-]{1,20}\s{1,4}){1,4}(?:\/(?:\*|\s|$)|[^\n]{0,60}?--no-preserve-root)/im,
  },
  {
    name: 'disk emptied',
    form: /\b(?:rd|rmdir|del)\s{1,4}(?:\/[a-z]\s{1,4}){1,4}["']?(?:[a-z]:\\|%systemdrive%\\?|%systemroot%)["']?\s{0,4}(?:\*(?:\.\*)?)?\s{0,4}(?:&|>|$)/im,
  },
  {
    name: 'disk emptied',
    form: /^\s{0,9}(?:echo\s{1,4}y\s{0,4}\|\s{0,4})?format(?:\.com)?\s{1,4}[c-z]:\s{1,4}(?:\/[a-z](?::\w{1,9})?\s{0,4}){0,4}\/y\b/im,
  },
  {
    name: 'coins mined',
    form: /\b(?:stratum\+(?:tcp|ssl):\/\/|xmrig\b[^\n]{0,200}?--?(?:o|url|u|user|donate-level)\b)/i,
  },
  // What browsers keep of passwords, opened.
  {
    name: 'passwords taken',
    form: /\bCryptUnprotectData\b/i,
    beside: /\bLogin Data\b/,
  },
]

/** Each of them is somebody's daily work now and then; two different ones are not. */
const LIKELY: readonly Deed[] = [
  { name: 'hidden window', form: /(?:^|\s)[-/]w(?:indowstyle|in|i)?\s{1,4}(?:hidden|1)\b/im },
  { name: 'words in code', form: /\s-e(?:nc|ncodedcommand|c)?\s{1,4}["']?[A-Za-z0-9+/]{16}/i },
  {
    name: 'runs what it fetches',
    form: /\b(?:iex|Invoke-Expression)\b[^\n]{0,200}?\b(?:DownloadString|DownloadData|FromBase64String|Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\b/i,
  },
  {
    name: 'runs what it fetches',
    form: /\b(?:DownloadString|DownloadData|FromBase64String|Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\b[^\n]{0,300}?\|\s{0,4}(?:iex|Invoke-Expression)\b/i,
  },
  { name: 'runs what it fetches', form: /\b(?:curl|wget)\s[^\n|]{0,300}?\|\s{0,4}(?:sudo\s{1,4})?(?:ba|z|k)?sh\b/i },
  {
    name: 'runs what it fetches',
    form: /\b(?:certutil(?:\.exe)?\s[^\n]{0,40}?-urlcache|bitsadmin(?:\.exe)?\s[^\n]{0,40}?\/transfer|mshta(?:\.exe)?\s{1,4}["']?https?:|regsvr32(?:\.exe)?\s[^\n]{0,80}?\/i:https?:)/i,
  },
  {
    name: 'runs what it unpacks',
    form: /\bexec\s{0,4}\(\s{0,4}(?:\w{1,40}\.){0,3}(?:b64decode|decompress|loads|unhexlify)\s{0,4}\(/i,
  },
  {
    name: 'a bare address',
    form: /\bhttps?:\/\/(?!0\.|127\.|10\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\d{1,3}(?:\.\d{1,3}){3}\b/i,
  },
  {
    name: 'guard told to look away',
    form: /\b(?:Add|Set)-MpPreference\b[^\n]{0,200}?-Exclusion(?:Path|Process|Extension)\b/i,
  },
  {
    name: 'guard stopped',
    form: /\b(?:sc(?:\.exe)?|net(?:\.exe)?)\s{1,4}(?:stop|delete)\s{1,4}["']?(?:WinDefend|wscsvc|Sense|MpsSvc)\b|\bnetsh\s[^\n]{0,40}?allprofiles\s{1,4}state\s{1,4}off\b/i,
  },
  {
    name: 'runs from now on',
    form: /\\CurrentVersion\\Run(?:Once)?\b|\bschtasks(?:\.exe)?\s[^\n]{0,300}?\/create\b|\bcrontab\s{1,4}-(?:\s|$)/im,
  },
  {
    name: 'traces wiped',
    form: /\bwevtutil(?:\.exe)?\s{1,4}cl\b|\bClear-EventLog\b|\bhistory\s{1,4}-c\b|\bHISTFILE=\/dev\/null\b/i,
  },
  {
    name: 'recovery switched off',
    form: /\bbcdedit(?:\.exe)?\s[^\n]{0,120}?(?:recoveryenabled\s{1,4}no|bootstatuspolicy\s{1,4}ignoreallfailures)\b/i,
  },
  {
    name: 'keys listened to',
    form: /\bpynput\b|\bGetAsyncKeyState\b|\bSetWindowsHookEx\b|\bkeyboard\.(?:on_press|record)\b/i,
  },
  {
    name: 'sent away',
    form: /\bsmtplib\b|\bSend-MailMessage\b|discord(?:app)?\.com\/api\/webhooks\/|api\.telegram\.org\/bot/i,
  },
  {
    name: 'files locked',
    form: /\b(?:Fernet|AES)\b/,
    beside: /\b(?:os\.walk|rglob|Get-ChildItem)\b/,
  },
  {
    name: 'a ransom',
    form: /\b(?:your (?:personal )?files (?:have been|are|were) (?:locked|encrypted)|send [^\n]{0,40}?\b(?:btc|bitcoin|xmr|monero)\b|decryption (?:key|tool) )/i,
  },
  {
    name: 'shell code',
    form: /\bVirtualAlloc\b|\bWriteProcessMemory\b|\bCreateRemoteThread\b|(?:\\x[0-9a-f]{2}){40}/i,
  },
  {
    name: 'disk overwritten',
    form: /\bdd\s[^\n]{0,60}?if=\/dev\/(?:zero|u?random)\b[^\n]{0,60}?of=\/dev\/(?:sd[a-z]|nvme\d|hd[a-z]|vd[a-z])\b/i,
  },
]

/** Signs that shells of Windows read over, and words put together from pieces. */
const asRead = (text: string): string => text.replace(/[`^]/g, '').replace(/['"]\s{0,4}\+\s{0,4}['"]/g, '')

const named = (deeds: readonly Deed[], text: string): readonly string[] => [
  ...new Set(
    deeds.flatMap(({ name, form, beside }) => (form.test(text) && beside?.test(text) !== false ? [name] : [])),
  ),
]

/** What a text would do as a script; null: nothing that harms whoever runs it. */
export type HostileText = { readonly written: string | null; readonly inWindows: string | null }

/** Of a file whatever it is called: the same bytes are sent under other names. `type`: what the first bytes tell. */
export function hostileText(bytes: Uint8Array, type: string | null): HostileText | null {
  // A page is one of them where its ending says so.
  if (!isPlainText(bytes, type === 'html' ? null : type)) return null
  const text = textOf(bytes.subarray(0, LOOKED_AT))
  const read = asRead(text)
  const written = deedsOf(text)
  const inWindows = read === text ? written : deedsOf(read)
  return written === null && inWindows === null ? null : { written, inWindows }
}

/** What it does under a name with this ending; null when that makes it no script. */
export function hostileUnder(hostile: HostileText | null, ending: string, type: string | null): string | null {
  if (WINDOWS.has(ending)) return hostile?.inWindows ?? null
  return SCRIPTS.has(ending) || type === 'script' ? (hostile?.written ?? null) : null
}

/** Whether anything is asked of a file with this ending. */
const isScript = (ending: string, type: string | null): boolean =>
  WINDOWS.has(ending) || SCRIPTS.has(ending) || type === 'script'

/** What a script does whose name is known, such as one in an archive. */
export const hostileScript = (ending: string, type: string | null, bytes: Uint8Array | null): string | null =>
  bytes !== null && isScript(ending, type) ? hostileUnder(hostileText(bytes, type), ending, type) : null

function deedsOf(text: string): string | null {
  const [sure] = named(SURELY, text)
  if (sure !== undefined) return sure
  const likely = named(LIKELY, text)
  return likely.length >= 2 ? likely.slice(0, 3).join(', ') : null
}
