/** What scripts do that attack whoever runs them, as it is written. */
export type Deed = {
  readonly name: string
  /** In lower case, one of which stands wherever it is done: to look for them costs a hundredth of what the form does. */
  readonly needs: readonly string[]
  readonly form: RegExp
  /** What must stand in the script as well. */
  readonly beside?: RegExp
}

/** Nobody's daily work does these. */
export const SURELY: readonly Deed[] = [
  // A shell handed to somebody elsewhere.
  {
    name: 'reverse shell',
    needs: ['/dev/tcp/', '/dev/udp/'],
    form: /\bexec\s{1,4}\d{1,3}<>\s{0,4}\/dev\/(?:tcp|udp)\//i,
    // Waiting for a port opens it as well, and runs nothing that comes from there.
    beside: /\d>&\d{1,3}\s{1,4}\d{0,3}>&\d|sh\s{1,4}(?:-i\s{1,4})?[0-2]?<&/i,
  },
  {
    name: 'reverse shell',
    needs: ['/dev/tcp/', '/dev/udp/'],
    form: /sh\s{1,4}-i\s{0,4}(?:[>&]{1,2}\s{0,4})?\/dev\/(?:tcp|udp)\//i,
  },
  {
    name: 'reverse shell',
    needs: ['/bin/', 'cmd', 'powershell'],
    form: /\b(?:nc|ncat|netcat)(?:\.exe)?\s[^\n|;]{0,120}?-[a-z]{0,3}[ec]\s{1,4}["']?(?:\/bin\/|cmd|powershell)/i,
  },
  {
    name: 'reverse shell',
    needs: ['mkfifo'],
    form: /\bmkfifo\s[^\n]{1,120}?\b(?:nc|ncat|netcat|telnet|openssl s_client)\s/i,
  },
  {
    name: 'reverse shell',
    needs: ['dup2'],
    form: /\bdup2\s{0,4}\(\s{0,4}\w{1,40}\.fileno\(\)\s{0,4},\s{0,4}\w/,
    beside: /\.connect\s{0,4}\(\s{0,4}\(/,
  },
  {
    name: 'reverse shell',
    needs: ['sockets.tcpclient'],
    form: /Sockets\.TCPClient\b/i,
    beside: /\b(?:iex|Invoke-Expression)\b/i,
  },
  {
    name: 'reverse shell',
    needs: ['fsockopen', 'sockaddr_in', 'tcpsocket.'],
    form: /\b(?:exec|shell_exec|proc_open|system|popen)\s{0,4}\(\s{0,4}(?:["'](?:\/bin\/)?(?:ba)?sh\b|\w{1,9}\s{0,4}[,)])/i,
    beside: /\b(?:fsockopen|sockaddr_in|TCPSocket\.(?:new|open))\s{0,4}\(/i,
  },
  // What was kept for the day that something breaks, taken away.
  { name: 'backups deleted', needs: ['vssadmin'], form: /\bvssadmin(?:\.exe)?["']?\s{1,9}delete\s{1,9}shadows\b/i },
  { name: 'backups deleted', needs: ['shadowcopy'], form: /\bwmic(?:\.exe)?["']?\s{1,9}shadowcopy\s{1,9}delete\b/i },
  {
    name: 'backups deleted',
    needs: ['wbadmin'],
    form: /\bwbadmin(?:\.exe)?["']?\s{1,9}delete\s{1,9}(?:catalog|systemstatebackup|backup)\b/i,
  },
  {
    name: 'backups deleted',
    needs: ['win32_shadowcopy'],
    form: /Win32_ShadowCopy\b[^\n]{0,200}?(?:\.Delete\(|Remove-(?:Wmi|Cim))/i,
  },
  // Passwords of others, taken from where the system keeps them.
  {
    name: 'passwords taken',
    needs: ['sekurlsa::', 'lsadump::', 'invoke-mimikatz'],
    form: /\b(?:sekurlsa::|lsadump::|Invoke-Mimikatz\b)/i,
  },
  { name: 'passwords taken', needs: ['comsvcs'], form: /\bcomsvcs(?:\.dll)?["']?\s{0,4},?\s{0,4}(?:MiniDump|#24)\b/i },
  {
    name: 'passwords taken',
    needs: ['\\sam'],
    form: /\breg(?:\.exe)?["']?\s{1,9}save\s{1,9}["']?(?:HKLM|HKEY_LOCAL_MACHINE)\\SAM\b/i,
  },
  {
    name: 'guard put to sleep',
    needs: ['amsiutils'],
    form: /\bAmsiUtils\b/i,
    beside: /\bamsi(?:InitFailed|Context|Session)\b/i,
  },
  {
    name: 'guard put to sleep',
    needs: ['set-mppreference'],
    form: /\bSet-MpPreference\b[^\n]{0,200}?-Disable(?:RealtimeMonitoring|BehaviorMonitoring|IOAVProtection)\s{1,4}(?:\$true|1)\b/i,
  },
  // Machines stopped or emptied.
  {
    name: 'processes without end',
    needs: ['&'],
    form: /(?:^|[\n;&|])\s{0,9}:\s{0,4}\(\s{0,4}\)\s{0,4}\{\s{0,4}:\s{0,4}\|\s{0,4}:\s{0,4}&\s{0,4}\}\s{0,4};\s{0,4}:/,
  },
  { name: 'processes without end', needs: ['%0'], form: /^\s{0,9}%0\s{0,4}\|\s{0,4}%0/m },
  {
    name: 'disk emptied',
    needs: ['-'],
    form: /\brm\s{1,4}(?:-[a-z-]{1,20}\s{1,4}){1,4}(?:\/(?:\*|\s|$)|[^\n]{0,60}?--no-preserve-root)/im,
  },
  {
    name: 'disk emptied',
    needs: [':\\', '%system'],
    form: /\b(?:rd|rmdir|del)\s{1,4}(?:\/[a-z]\s{1,4}){1,4}["']?(?:[a-z]:\\|%systemdrive%\\?|%systemroot%)["']?\s{0,4}(?:\*(?:\.\*)?)?\s{0,4}(?:&|>|$)/im,
  },
  {
    name: 'disk emptied',
    needs: ['/y'],
    form: /^\s{0,9}(?:echo\s{1,4}y\s{0,4}\|\s{0,4})?format(?:\.com)?\s{1,4}[c-z]:\s{1,4}(?:\/[a-z](?::\w{1,9})?\s{0,4}){0,4}\/y\b/im,
  },
  {
    name: 'coins mined',
    needs: ['stratum+', 'xmrig'],
    form: /\b(?:stratum\+(?:tcp|ssl):\/\/|xmrig\b[^\n]{0,200}?--?(?:o|url|u|user|donate-level)\b)/i,
  },
  // What browsers keep of passwords, opened.
  {
    name: 'passwords taken',
    needs: ['cryptunprotectdata'],
    form: /\bCryptUnprotectData\b/i,
    beside: /\bLogin Data\b/,
  },
]

/** Each of them is somebody's daily work now and then; two different ones are not. */
export const LIKELY: readonly Deed[] = [
  { name: 'hidden window', needs: ['-w', '/w'], form: /(?:^|\s)[-/]w(?:indowstyle|in|i)?\s{1,4}(?:hidden|1)\b/im },
  { name: 'words in code', needs: ['-e'], form: /\s-e(?:nc|ncodedcommand|c)?\s{1,4}["']?[A-Za-z0-9+/]{16}/i },
  {
    name: 'runs what it fetches',
    needs: ['iex', 'invoke-expression'],
    form: /\b(?:iex|Invoke-Expression)\b[^\n]{0,200}?\b(?:DownloadString|DownloadData|FromBase64String|Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\b/i,
  },
  {
    name: 'runs what it fetches',
    needs: ['iex', 'invoke-expression'],
    form: /\b(?:DownloadString|DownloadData|FromBase64String|Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\b[^\n]{0,300}?\|\s{0,4}(?:iex|Invoke-Expression)\b/i,
  },
  {
    name: 'runs what it fetches',
    needs: ['curl', 'wget'],
    form: /\b(?:curl|wget)\s[^\n|]{0,300}?\|\s{0,4}(?:sudo\s{1,4})?(?:ba|z|k)?sh\b/i,
  },
  {
    name: 'runs what it fetches',
    needs: ['certutil', 'bitsadmin', 'mshta', 'regsvr32'],
    form: /\b(?:certutil(?:\.exe)?\s[^\n]{0,40}?-urlcache|bitsadmin(?:\.exe)?\s[^\n]{0,40}?\/transfer|mshta(?:\.exe)?\s{1,4}["']?https?:|regsvr32(?:\.exe)?\s[^\n]{0,80}?\/i:https?:)/i,
  },
  {
    name: 'runs what it unpacks',
    needs: ['b64decode', 'decompress', 'loads', 'unhexlify'],
    form: /\bexec\s{0,4}\(\s{0,4}(?:\w{1,40}\.){0,3}(?:b64decode|decompress|loads|unhexlify)\s{0,4}\(/i,
  },
  {
    name: 'a bare address',
    needs: ['://'],
    form: /\bhttps?:\/\/(?!0\.|127\.|10\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\d{1,3}(?:\.\d{1,3}){3}\b/i,
  },
  {
    name: 'guard told to look away',
    needs: ['-mppreference'],
    form: /\b(?:Add|Set)-MpPreference\b[^\n]{0,200}?-Exclusion(?:Path|Process|Extension)\b/i,
  },
  {
    name: 'guard stopped',
    needs: ['windefend', 'wscsvc', 'sense', 'mpssvc', 'allprofiles'],
    form: /\b(?:sc(?:\.exe)?|net(?:\.exe)?)\s{1,4}(?:stop|delete)\s{1,4}["']?(?:WinDefend|wscsvc|Sense|MpsSvc)\b|\bnetsh\s[^\n]{0,40}?allprofiles\s{1,4}state\s{1,4}off\b/i,
  },
  {
    name: 'runs from now on',
    needs: ['\\currentversion\\run', 'schtasks', 'crontab'],
    form: /\\CurrentVersion\\Run(?:Once)?\b|\bschtasks(?:\.exe)?\s[^\n]{0,300}?\/create\b|\bcrontab\s{1,4}-(?:\s|$)/im,
  },
  {
    name: 'traces wiped',
    needs: ['wevtutil', 'clear-eventlog', 'history', 'histfile='],
    form: /\bwevtutil(?:\.exe)?\s{1,4}cl\b|\bClear-EventLog\b|\bhistory\s{1,4}-c\b|\bHISTFILE=\/dev\/null\b/i,
  },
  {
    name: 'recovery switched off',
    needs: ['bcdedit'],
    form: /\bbcdedit(?:\.exe)?\s[^\n]{0,120}?(?:recoveryenabled\s{1,4}no|bootstatuspolicy\s{1,4}ignoreallfailures)\b/i,
  },
  {
    name: 'keys listened to',
    needs: ['pynput', 'getasynckeystate', 'setwindowshookex', 'keyboard.'],
    form: /\bpynput\b|\bGetAsyncKeyState\b|\bSetWindowsHookEx\b|\bkeyboard\.(?:on_press|record)\b/i,
  },
  {
    name: 'sent away',
    needs: ['smtplib', 'send-mailmessage', 'discord', 'api.telegram.org'],
    form: /\bsmtplib\b|\bSend-MailMessage\b|discord(?:app)?\.com\/api\/webhooks\/|api\.telegram\.org\/bot/i,
  },
  {
    name: 'files locked',
    needs: ['os.walk', 'rglob', 'get-childitem'],
    form: /\b(?:Fernet|AES)\b/,
    beside: /\b(?:os\.walk|rglob|Get-ChildItem)\b/,
  },
  {
    name: 'a ransom',
    needs: ['locked', 'encrypted', 'btc', 'bitcoin', 'xmr', 'monero', 'decryption '],
    form: /\b(?:your (?:personal )?files (?:have been|are|were) (?:locked|encrypted)|send [^\n]{0,40}?\b(?:btc|bitcoin|xmr|monero)\b|decryption (?:key|tool) )/i,
  },
  {
    name: 'shell code',
    needs: ['virtualalloc', 'writeprocessmemory', 'createremotethread', '\\x'],
    form: /\bVirtualAlloc\b|\bWriteProcessMemory\b|\bCreateRemoteThread\b|(?:\\x[0-9a-f]{2}){40}/i,
  },
  {
    name: 'disk overwritten',
    needs: ['of=/dev/'],
    form: /\bdd\s[^\n]{0,60}?if=\/dev\/(?:zero|u?random)\b[^\n]{0,60}?of=\/dev\/(?:sd[a-z]|nvme\d|hd[a-z]|vd[a-z])\b/i,
  },
]
