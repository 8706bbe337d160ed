/** What the command tells people, in Chinese: by the English sentence, in which `{0}` is a hole. */
import { CHINESE_CYBERTIP } from './chinese-cybertip.ts'

export const CHINESE = {
  ...CHINESE_CYBERTIP,
  // The command itself
  'goodstanding <verb> [flags]': 'goodstanding <命令> [选项]',
  'Every verb takes --lang en|zh; without it the locale decides.':
    '每条命令均可加 --lang en|zh；未指定时按系统区域设置。',
  '"{0}" is not a verb.': '没有“{0}”这条命令。',
  '"--{0}" is not a flag of this verb. Known: {1}.': '这条命令没有选项“--{0}”。可用选项：{1}。',
  none: '无',
  '--{0} needs a value.': '--{0} 需要一个值。',
  '"{0}" is more than this verb takes. `goodstanding help` says what each one does.':
    '“{0}”是这条命令不接受的多余参数。`goodstanding help` 列出了每条命令的用法。',
  '--{0} must be a whole number, not "{1}".': '--{0} 必须是整数，而不是“{1}”。',
  '--{0} must be one of {1}.': '--{0} 必须是以下之一：{1}。',
  'start the product': '启动产品',
  'check a folder of clause files': '检查一个条款文件夹',
  'run the examples and scenarios of its clauses': '运行其中各条款的示例和场景',
  'say what a clause watches, or why a decision was made': '说明一条条款关注什么，或一个决定为何作出',
  'replay events through the policy in force and a changed one': '让事件分别经过现行政策和修改后的政策',
  'say what changed ladders would have done to everyone, without doing it':
    '说明修改后的阶梯本会对所有人采取什么措施，但并不实际执行',
  'measure the text signals on a labelled data set': '在带标注的数据集上衡量文本信号',
  'run real messages through the whole path, with numbers': '让真实消息走完整个流程，并给出数字',
  'keep the log as a file; check such a file or a package, offline': '将日志保存为文件；离线校验这样的文件或资料包',
  'keep what was produced for a legal request as a folder': '将为法律请求提供的资料保存为文件夹',
  'keep everything as one file, while the product goes on': '在产品运行的同时将全部数据保存为一个文件',
  'bring an export into a new data directory or database': '将导出文件导入新的数据目录或数据库',
  'put a new key around the data keys or over the identity tokens, or change what lets in and signs':
    '为数据密钥换上新的外层密钥，为身份令牌换上新密钥，或更换用于准入和签名的密钥',
  'What was to be printed could not be written: {0}': '要输出的内容无法写出：{0}',
  // Paths and addresses
  'There is no {0}.': '{0} 不存在。',
  '{0} is no folder.': '{0} 不是文件夹。',
  '{0} is a folder, not a file.': '{0} 是文件夹，不是文件。',
  '{0} lies on a file system that is mounted read-only.': '{0} 位于以只读方式挂载的文件系统上。',
  '{0} may not be read or written by this user.': '当前用户无权读写 {0}。',
  '{0} may not be changed by this user.': '当前用户无权更改 {0}。',
  'There is no room left on the disk that this is written to.': '写入所在的磁盘空间不足。',
  '{0} broke off before the end. Ask again.': '{0} 的答复中途断开。请重试。',
  'There is no room left for {0}.': '磁盘空间不足，无法写入 {0}。',
  '{0} is taken by another process. Name another port by --port or PORT.':
    '{0} 已被其他进程占用。请用 --port 或 PORT 指定其他端口。',
  '{0} is no address of this machine. Name another by --host or GOODSTANDING_HOST.':
    '{0} 不是本机地址。请用 --host 或 GOODSTANDING_HOST 指定其他地址。',
  '{0} may not be opened by this user. Name a port from 1024 on by --port or PORT.':
    '当前用户无权打开 {0}。请用 --port 或 PORT 指定 1024 或以上的端口。',
  'Nothing is known by the name {0}. Look at --host, GOODSTANDING_HOST or the address that was given.':
    '无法解析名称 {0}。请检查 --host、GOODSTANDING_HOST 或所给的地址。',
  'The database is not available: {0}. Look at GOODSTANDING_DATABASE_URL, as in postgres://user:password@host:5432/goodstanding, and at its server.':
    '数据库不可用：{0}。请检查 GOODSTANDING_DATABASE_URL（如 postgres://user:password@host:5432/goodstanding）及其服务器。',
  'The disk of the database is full: {0}. Make room. What was acknowledged is kept.':
    '数据库所在的磁盘已满：{0}。请腾出空间。已确认的内容均已保存。',
  'The database is not available: {0}. Something else ended the PostgreSQL of the product, or keeps it from starting; postgres.log in the data directory says what. What was acknowledged is kept.':
    '数据库不可用：{0}。本产品的 PostgreSQL 被其他程序结束，或无法启动；原因见数据目录中的 postgres.log。已确认的内容均已保存。',
  '"{0}" is no address. Give --url like {1}.': '“{0}”不是地址。请按 {1} 的形式给出 --url。',
  'Nothing answers at {0} ({1}). Look at --url, and whether the product runs there.':
    '{0} 没有应答（{1}）。请检查 --url，以及产品是否在那里运行。',
  '{0} answers {1}, and not as Goodstanding does: {2}': '{0} 答复 {1}，但不像是 Goodstanding 的答复：{2}',
  '{0} answers {1}: {2}': '{0} 答复 {1}：{2}',
  // Policies
  '{0} problem(s)': '共 {0} 个问题',
  '{0} {1}: {2} sections, {3} clauses, {4} rules. No problems.': '{0} {1}：{2} 节、{3} 条条款、{4} 条规则。没有问题。',
  '{0} rules hold or block by themselves, {1} of them with a precision floor.':
    '{0} 条规则会自行暂缓或拦截，其中 {1} 条设有准确率下限。',
  '{0} {1} has no floor: nothing switches it to watch when it errs. Give it `floor`, or policy.yaml.':
    '{0} {1} 没有下限：它出错时不会自动转为观察。请为它或在 policy.yaml 中设置 `floor`。',
  'The policy has no clause "{0}".': '政策中没有条款“{0}”。',
  'The policy has no clause "{0}". Did you mean "{1}"?': '政策中没有条款“{0}”。是否指“{1}”？',
  '{0} "{1}": must {2}, got {3} ({4})': '{0} “{1}”：应为 {2}，实为 {3}（{4}）',
  'nothing found': '没有发现',
  '{0} promises kept, {1} broken': '{0} 项约定成立，{1} 项不成立',
  'Say what to explain: a clause id, or a decision id (dec_…).': '请说明要解释什么：条款编号，或决定编号（dec_…）。',
  'Reading a decision needs --token, or GOODSTANDING_TOKEN.': '读取决定需要 --token 或 GOODSTANDING_TOKEN。',
  'Reading a running policy needs --token, or GOODSTANDING_TOKEN.':
    '读取运行中的政策需要 --token 或 GOODSTANDING_TOKEN。',
  'watched:  {0}': '关注：  {0}',
  'decided:  {0} - {1}': '由谁决定：{0} - {1}',
  'severity: {0}': '严重程度：{0}',
  'rule {0} ({1}) on {2}: {3} -> {4}': '规则 {0}（{1}），用于 {2}：{3} -> {4}',
  on: '启用',
  watch: '仅观察',
  off: '关闭',
  machine: '机器',
  people: '人工',
  ', precision floor {0} %': '，准确率下限 {0} %',
  '{0}, written {1}, lowered by {2} on {3}': '{0}，政策写明 {1}，由 {2} 于 {3} 降级',
  'from {0} points: {1}': '{0} 分起：{1}',
  ' for {0} days': '，为期 {0} 天',
  'backtest needs --policy (the changed folder) and --events (a file of events or messages).':
    'backtest 需要 --policy（修改后的文件夹）和 --events（事件或消息文件）。',
  'Nothing in {0} could be read as an event or a message.': '{0} 中没有任何内容可作为事件或消息读取。',
  'Say which folder of clause files to rehearse.': '请指明要演练的条款文件夹。',
  'A rehearsal needs --token, or GOODSTANDING_TOKEN.': '演练需要 --token 或 GOODSTANDING_TOKEN。',
  // Messages and data sets
  'replay needs a file: JSONL, NDJSON, CSV or mbox.': 'replay 需要一个文件：JSONL、NDJSON、CSV 或 mbox。',
  'The format of {0} is not plain from its name. Say --format {1}.': '从名称看不出 {0} 的格式。请指定 --format {1}。',
  '{0} decided, {1} %': '已决定 {0} 条，{1} %',
  '{0} decisions, {1} unreadable, {2} MB': '{0} 个决定，{1} 条无法读取，{2} MB',
  '  unreadable: {0}, the first is item {1} ({2})': '  无法读取：{0} 条，第一条是第 {1} 项（{2}）',
  '  not whole: {0} have characters that could not be read, the first is item {1}. Is the file UTF-8?':
    '  不完整：{0} 条含有无法读取的字符，第一条是第 {1} 项。文件是否为 UTF-8？',
  '{0} decisions/s, {1} us CPU each': '每秒 {0} 个决定，每个占用 CPU {1} us',
  'time a message, by batches: p50 {0}, p95 {1}, p99 {2}': '每条消息用时（按批次）：p50 {0}，p95 {1}，p99 {2}',
  effects: '结果',
  findings: '发现',
  refused: '被拒绝',
  'samples of {0}': '{0} 的样例',
  'not an object': '不是对象',
  'not JSON': '不是 JSON',
  'longer than {0} MB': '超过 {0} MB',
  'not UTF-8': '不是 UTF-8',
  'a list; write each message on a line of its own, as `jq -c ".[]"` does':
    '是一个列表；请将每条消息单独写在一行，例如用 `jq -c ".[]"`',
  'not a mail': '不是邮件',
  'no text: none of {0}': '没有文本：缺少 {0}',
  'evaluate needs a data set: a JSONL file with `text` and `labels`.':
    'evaluate 需要一个数据集：含有 `text` 和 `labels` 的 JSONL 文件。',
  'area under precision and recall {0}; calibration error {1}': '准确率与召回率曲线下面积 {0}；校准误差 {1}',
  'innocent, with the highest scores': '无辜却得分最高的',
  'meant, with the lowest scores': '确有其事却得分最低的',
  '{0} lines were not read: {1}': '{0} 行未能读取：{1}',
  'line {0}: {1}': '第 {0} 行：{1}',
  'no JSON': '不是 JSON',
  'no object': '不是对象',
  'no text': '没有文本',
  'No label of this data set is one that a signal speaks about; say which with --map label=text.signal.':
    '这个数据集的标签没有一个对应已知信号；请用 --map label=text.signal 指明。',
  'The data set has no label "{0}" that a signal speaks about. It has: {1}.':
    '这个数据集没有与已知信号对应的标签“{0}”。它有：{1}。',
  '--map: "{0}" is not label=text.signal+text.signal. Signals: {1}.':
    '--map：“{0}”不是 label=text.signal+text.signal 的形式。可用信号：{1}。',
  // The log, packages, keys
  'Say `audit export` or `audit verify FILE`.': '请使用 `audit export` 或 `audit verify FILE`。',
  'Say which file: an export of the log, a receipt of an erasure, or a package and its folder.':
    '请指明文件：日志导出文件、删除回执，或资料包及其文件夹。',
  '--checkpoint-key is the key of a checkpoint: name its file by --checkpoint.':
    '--checkpoint-key 是检查点的密钥：请以 --checkpoint 指明检查点文件。',
  'The signature of the receipt of {0} and entry {1} of the log verify.': '{0} 的回执签名与日志条目 {1} 均通过验证。',
  '  (taken from the receipt itself; give --key to hold it against one that you know)':
    '  （取自回执本身；请以 --key 给出您所知的密钥进行核对）',
  '--{0} must be a whole key, as `audit verify` prints it: name+number+base64. "{1}" is none.':
    '--{0} 必须是 `audit verify` 所打印的完整密钥：name+number+base64。“{1}”不是。',
  'line {0}, byte {1}: {2}': '第 {0} 行，字节 {1}：{2}',
  'line {0}, byte {1}, entry {2}: {3}': '第 {0} 行，字节 {1}，条目 {2}：{3}',
  'line {0}, byte {1}, entries {2} to {3}: {4}': '第 {0} 行，字节 {1}，条目 {2} 至 {3}：{4}',
  'The log does not verify: one place.': '日志未通过校验，问题共 1 处。',
  'The log does not verify: {0} places.': '日志未通过校验，问题共 {0} 处。',
  '{0} entries and {1} signed checkpoints verify.': '{0} 个条目和 {1} 个已签名的检查点通过校验。',
  'root     {0}': '根       {0}',
  'key      {0}': '密钥     {0}',
  '  (taken from the export itself; give --key to hold it against one that you know)':
    '  （取自导出文件本身；用 --key 与您所知的密钥核对）',
  '  (taken from the package itself; give --key to hold it against one that you know)':
    '  （取自资料包本身；用 --key 与您所知的密钥核对）',
  'The checkpoint given is one of this log.': '所给的检查点属于这份日志。',
  "{0} files, the manifest's signature and entry {1} of the log verify.":
    '{0} 个文件、清单的签名和日志的条目 {1} 通过校验。',
  'Give --token, or GOODSTANDING_TOKEN: a token of somebody who may read it.':
    '请给出 --token 或 GOODSTANDING_TOKEN：有权读取者的令牌。',
  'Say `evidence export <legal request>`, e.g. `evidence export lrq_… --to package`.':
    '请使用 `evidence export <法律请求>`，例如 `evidence export lrq_… --to package`。',
  'The server answered with something that is no package.': '服务器的答复不是资料包。',
  '"{0}" is no name of a file of a package.': '“{0}”不是资料包中文件的名称。',
  '{0} is not JSON, or was cut off.': '{0} 不是 JSON，或不完整。',
  '{0} has no {1}: it is not a whole package.': '{0} 中没有 {1}：资料包不完整。',
  '{0} keys lie over each other now. Start every node anew: the first to start puts what is kept under the new one.':
    '现在共有 {0} 层密钥。请重新启动每个节点：最先启动的节点会将已保存的内容换到新密钥之下。',
  'Say `keys rotate`, `keys rotate-identities` or `keys rotate-access`.':
    '请使用 `keys rotate`、`keys rotate-identities` 或 `keys rotate-access`。',
  'Start every node anew: until then it takes what the old keys let in. Sessions of people have ended, and the first service token with them: the next start prints another one.':
    '请重新启动每个节点：在此之前，节点仍接受旧密钥所准许的内容。成员的会话已全部结束，首个服务令牌也已失效：下次启动会打印新的令牌。',
  'The key comes from GOODSTANDING_KEY: give the new one there, and the old one in GOODSTANDING_KEYS_BEFORE. Where several nodes run, let each know the new one in GOODSTANDING_KEYS_BEFORE first.':
    '密钥来自 GOODSTANDING_KEY：请在那里给出新密钥，并将旧密钥放入 GOODSTANDING_KEYS_BEFORE。若有多个节点，请先让每个节点在 GOODSTANDING_KEYS_BEFORE 中获知新密钥。',
  'There is no installation-keys.json in {0}, so there is no key to replace. Name the data directory by --data or GOODSTANDING_DATA.':
    '{0} 中没有 installation-keys.json，因此没有可替换的密钥。请用 --data 或 GOODSTANDING_DATA 指定数据目录。',
  '{0} wraps data keys from the next start on. Back the file up; keep it apart from the database.':
    '从下次启动起由 {0} 包裹数据密钥。请备份该文件，并与数据库分开保存。',
  // Copies
  'Say `export --to FILE`.': '请使用 `export --to FILE`。',
  '{0} is there already. Name another file by --to.': '{0} 已存在。请用 --to 指定其他文件。',
  '{0}: {1} rows': '{0}：{1} 行',
  '{0}: {1} rows, as of {2}.': '{0}：{1} 行，截至 {2}。',
  'It is sealed by a key that is not in it: keep GOODSTANDING_KEY too, apart from it.':
    '其内容由不在其中的密钥封存：请另行保存 GOODSTANDING_KEY，并与它分开。',
  'It is sealed by a key that is not in it: keep installation-keys.json of {0} too, apart from it.':
    '其内容由不在其中的密钥封存：请另行保存 {0} 中的 installation-keys.json，并与它分开。',
  'It is sealed by a key that is not in it, and not in {0}: keep installation-keys.json of the data directory of your nodes, or their GOODSTANDING_KEY, too, apart from it.':
    '其内容由不在其中的密钥封存，{0} 中也没有该密钥：请另行保存节点数据目录中的 installation-keys.json 或其 GOODSTANDING_KEY，并与它分开。',
  'Say `import FILE`.': '请使用 `import FILE`。',
  'There is no file {0}.': '文件 {0} 不存在。',
  '{0} rows, as of {1}, are in {2}.': '{0} 行（截至 {1}）已导入{2}。',
  'the database': '数据库',
  "Bring {0} of the data directory that it comes from to {1} before you start: what people wrote and the installation's secrets are sealed by it.":
    '启动前请将来源数据目录中的 {0} 放到 {1}：人们所写的内容和安装的机密都由它封存。',
  '{0} is no export, or was cut off: {1}. Nothing was imported.': '{0} 不是导出文件，或不完整：{1}。未导入任何内容。',
  'There is no installation in {0}. Name its data directory by --data or GOODSTANDING_DATA, or its database by GOODSTANDING_DATABASE_URL.':
    '{0} 中没有安装。请用 --data 或 GOODSTANDING_DATA 指定其数据目录，或用 GOODSTANDING_DATABASE_URL 指定其数据库。',
} as const
