/**
 * Problems of a policy in Chinese. They are made in English; `{0}` stands for a name or a value of the file. What the parsers of YAML and of
 * conditions say of a slip stands in English behind Chinese words.
 */
import type { PolicyProblem } from './policy.ts'
import { createTranslation } from './translate.ts'

export const CHINESE_PROBLEMS: Readonly<Record<string, string>> = {
  // Files
  'There is no policy.yaml': '没有 policy.yaml',
  'The section `{0}` has no section.yaml': '章节 `{0}` 没有 section.yaml',
  'No clause can be named after this path': '此路径无法作为条款的名称',
  'A clause stands in <section>/<letter>-<slug>.yaml.': '条款文件的路径为 <section>/<letter>-<slug>.yaml。',
  '{0} has a file already: {1}': '{0} 已有文件：{1}',
  'Not valid YAML: {0}': '不是有效的 YAML：{0}',
  'The file is not in UTF-8': '文件不是 UTF-8 编码',
  'Save it in UTF-8: read as that, what another encoding writes for Chinese is lost.':
    '请以 UTF-8 编码保存：以其他编码（如 GBK）写成的中文读取后会丢失。',
  'An alias stands within what it repeats': '别名位于其所重复的内容之中',
  'A text holds the control character U+{0}': '文字中含有控制字符 U+{0}',
  'The file must be a map, and is empty or something else': '文件须为键值结构，现为空或其他内容',

  // Fields
  '{0} must be kebab-case, not {1}': '{0} 须用小写字母和连字符书写，不能是 {1}',
  '{0} must be {1}, not {2}': '{0} 须为{1}，不能是{2}',
  '{0} must be {1}': '{0} 须为{1}',
  '{0} cannot be {1}': '{0} 不能是{1}',
  '{0} is empty': '{0} 为空',
  '{0} must be <= {1}, but is {2}': '{0} 不得大于 {1}，现为 {2}',
  '{0} must be >= {1}, but is {2}': '{0} 不得小于 {1}，现为 {2}',
  '{0} must be < {1}, but is {2}': '{0} 须小于 {1}，现为 {2}',
  '{0} must be > {1}, but is {2}': '{0} 须大于 {1}，现为 {2}',
  '{0} must not have more than {1} characters, but is {2}': '{0} 不得多于 {1} 个字符，现为 {2}',
  '{0} must not have fewer than {1} characters, but is {2}': '{0} 不得少于 {1} 个字符，现为 {2}',
  '{0} must not have more than {1} items, but is {2}': '{0} 不得多于 {1} 项，现为{2}',
  '{0} must not have fewer than {1} items, but is {2}': '{0} 不得少于 {1} 项，现为{2}',
  '{0} must not have fewer than {1} properties, but is {2}': '{0} 不得少于 {1} 个字段，现为{2}',
  '{0} must not have more than {1} properties, but is {2}': '{0} 不得多于 {1} 个字段，现为{2}',
  '{0} must not have duplicate items, but is {1}': '{0} 不得重复，现为{1}',
  '{0} must match format {1}, but is {2}': '{0} 须符合格式 {1}，现为 {2}',
  '{0} {1}, but is {2}': '{0} 不合要求（{1}），现为{2}',
  '{0} missing in `{1}`': '`{1}` 中缺少 {0}',
  '{0} missing': '缺少 {0}',
  'Unknown field `{0}`': '没有字段 `{0}`',
  'Unknown event type `{0}`': '没有事件类型 `{0}`',
  'Unknown signal `{0}`': '没有信号 `{0}`',
  'Unknown clause `{0}`': '没有条款 `{0}`',
  'Unknown kind of fact `{0}`': '没有事实类别 `{0}`',
  'Unknown register `{0}`': '没有登记册 `{0}`',
  'Unknown name `{0}`': '没有名称 `{0}`',
  'Unknown function `{0}`': '没有函数 `{0}`',
  'Unknown method `{0}`': '没有方法 `{0}`',
  'Did you mean `{0}`?': '您是指 `{0}` 吗？',
  'Did you mean {{0}}?': '您是指 {{0}} 吗？',
  'There is {0}.': '可用的有：{0}。',
  'It is one of {0}.': '须为以下之一：{0}。',
  'As in {0}; the types to count may stand first, a filter last.':
    '如 {0}；可在最前写出要计数的类型，在最后写出筛选条件。',
  "As in duration('10m'): d, h, m and s, up to 400d.": "如 duration('10m')：单位为 d、h、m、s，最长 400d。",
  "As in duration('10m'), with d, h, m and s.": "如 duration('10m')，单位为 d、h、m、s。",
  'As in {0}.': '如 {0}。',
  '"{0}" is not an instant': '“{0}”不是时刻',
  '"{0}" is not a duration': '“{0}”不是时长',
  '"{0}" is too short to appeal': '“{0}”太短，来不及申诉',
  'It is P180D or longer.': '须为 P180D 或更长。',

  // Rules, ladders, notices, examples
  '`{0}` is a {1}, and a confidence is a score': '`{0}` 是 {1}，置信度须为分值',
  'Give a number from 0 to 1.': '请写 0 至 1 的数字。',
  '{0} has no rows': '{0} 没有行',
  'Only directory.import and directory.update have.': '只有 directory.import 和 directory.update 有行。',
  'Two rules of this clause are called `{0}`': '此条款中有两条规则名为 `{0}`',
  '`{0}` has no length': '`{0}` 没有期限',
  'Only {0} have.': '只有 {0} 有。',
  '`limit` needs a `capability`: what is taken away': '`limit` 须写明 `capability`：限制哪项功能',
  '`{0}` takes away no single capability': '`{0}` 不限制单项功能',
  'Only `limit` does.': '只有 `limit` 如此。',
  'An empty ladder is the usual one, whose limits need a `capability` of the clause':
    '空阶梯即通用阶梯，其中的限制须由条款写明 `capability`',
  'The points of a ladder rise, but {0} follows {1}': '阶梯的分数须递增，而 {1} 之后是 {0}',
  'A notice cannot fill {{0}}': '通知中无法填写 {{0}}',
  'There are no examples': '没有示例',
  'Give `noExamples: { en, zh }`: why a person decides.': '请写 `noExamples: { en, zh }`：说明为何由人判断。',
  'A clause that the system decides cannot do without examples': '由系统判断的条款不能没有示例',
  'No example must act': '没有应当处理的示例',
  'Add one with `must: flag`, `hold` or `block`.': '请添加一个 `must: flag`、`hold` 或 `block` 的示例。',
  'No example must be let go': '没有应当放行的示例',
  'Add a near twin with `must: allow`.': '请添加一个相近而 `must: allow` 的示例。',
  'A clause with a safeguard is decided by people: it has no rules': '有保护措施的条款由人判断，不能有规则',
  'A clause with a safeguard takes nothing by itself': '有保护措施的条款不能自动采取措施',
  '`ground: illegal` needs `law`: which law forbids it': '`ground: illegal` 须写明 `law`：哪部法律禁止',
  'Only `ground: illegal` names a law': '只有 `ground: illegal` 才写明法律',

  // Conditions
  'A condition is true or false, but this is {0}': '条件须为真或假，而这是 {0}',
  'The condition goes deeper than {0} levels': '条件的嵌套超过 {0} 层',
  'Make several rules of it, or use a list and `in`.': '请拆成几条规则，或使用列表和 `in`。',
  'The number {0} is too large': '数字 {0} 太大',
  'Whole numbers go up to 9007199254740991.': '整数最大为 9007199254740991。',
  'There is no null here': '这里没有 null',
  'Rules have no bytes and no unsigned numbers': '规则中没有字节串和无符号数',
  'An absent field reads as "", 0, false or []; `has(event.x)` tells whether it is there.':
    '不存在的字段读作 ""、0、false 或 []；`has(event.x)` 可判断字段是否存在。',
  'An empty list holds nothing to compare with': '空列表中没有可比较的内容',
  'A list of {0} cannot hold {1}': '{0} 的列表中不能有 {1}',
  'Rules have no maps and no optional access': '规则中没有键值结构和可选访问',
  'Expected true or false, found {0}': '此处须为真或假，而这是 {0}',
  'Compare it with a number, as in `… > 0`.': '请与数字比较，如 `… > 0`。',
  'Compare it with a text, as in `… == "x"`.': '请与文字比较，如 `… == "x"`。',
  'It is never "{0}"': '其值不会是“{0}”',
  'Write `double(…)` around the int.': '请为整数加上 `double(…)`。',
  'A field of any type is compared with == and != only, or read by `string(…)`.':
    '任意类型的字段只能用 == 和 != 比较，或用 `string(…)` 读取。',
  'Use `in`, `size(…)`, `exists` or `all` with a list.': '对列表请使用 `in`、`size(…)`、`exists` 或 `all`。',
  '`{0}` does not go between {1} and {2}': '`{0}` 不能用于 {1} 与 {2} 之间',
  '`in` looks into a list, not into {0}': '`in` 用于列表，而这是 {0}',
  '{0} is never in {1}': '{1} 中不会有 {0}',
  '{0} has no negative': '{0} 没有负值',
  '{0} has no elements': '{0} 没有元素',
  '{0} has no field `{1}`': '{0} 没有字段 `{1}`',
  'No field `{0}` in {1}': '{1} 没有字段 `{0}`',
  'No field `{0}`': '没有字段 `{0}`',
  '{0} has it, but what is read must be in every type.': '{0} 有此字段，但所读取的字段须为每个类型都有。',
  'The index of a list is an int, not {0}': '列表的序号须为 int，而这是 {0}',
  '`has` takes one field, as in `has(event.session.device)`': '`has` 接受一个字段，如 `has(event.session.device)`',
  '`has` asks about event fields; a signal that was not seen reads 0 or false':
    '`has` 用于事件字段；未出现的信号读作 0 或 false',
  'Only a rule with `per: row` has a row': '只有 `per: row` 的规则才有行',
  'A window cannot read the row': '窗口中不能读取行',
  '`{0}` is a family of signals; name one of it, as in `{1}.…`': '`{0}` 是一类信号；请写出其中一个，如 `{1}.…`',
  'A rule reads `event`, `row` and signals such as `text.spam`.': '规则可读取 `event`、`row` 以及 `text.spam` 等信号。',
  'The key of a window is made of event fields and texts, not of {0}': '窗口的键由事件字段和文字组成，而这是 {0}',
  'The key of a window is made of event fields and texts': '窗口的键由事件字段和文字组成',
  '`{0}` is seen row by row': '`{0}` 按行给出',
  'Give the rule `per: row`.': '请为规则写上 `per: row`。',
  '`event.id` differs for every event, so no rule can use it': '`event.id` 每个事件都不同，规则不能使用',
  '`{0}` works on {1}, not on {2}': '`{0}` 用于 {1}，而这是 {2}',
  'A duration is written out': '时长须直接写出',
  'Windows cannot read what was found': '窗口中不能读取已有的认定',
  'A rule with `per: row` cannot read what was found': '`per: row` 的规则不能读取已有的认定',
  '`found_unlawful()` takes nothing': '`found_unlawful()` 不接受参数',
  '`found` takes the start of a clause id, written out': '`found` 接受直接写出的条款编号开头',
  'No clause starts with `{0}`': '没有以 `{0}` 开头的条款',
  '`{0}` goes over a list, not over {1}': '`{0}` 用于列表，而这是 {1}',
  '`{0}` takes a variable and an expression, as in `links.{1}(l, …)`':
    '`{0}` 接受一个变量和一个表达式，如 `links.{1}(l, …)`',
  '`{0}` asks something of each element; {1} is no answer': '`{0}` 须对每个元素作出判断，而 {1} 不是判断',
  'Regular expressions are not for rules: their cost has no bound': '规则中不能使用正则表达式：其耗时没有上限',
  'Use contains, startsWith or endsWith, or a signal.': '请使用 contains、startsWith、endsWith 或信号。',
  'The event types of a window are written out': '窗口的事件类型须直接写出',
  'The length of a window is written out, so that its counters can be kept': '窗口的长度须直接写出，以便保存计数',
  'The key of a window is a list': '窗口的键须为列表',
  'Copies are of a text': '重复计数用于文字',
  'Distinct values are texts or a list of texts': '去重计数用于文字或文字列表',
  'A filter is true or false, but this is {0}': '筛选条件须为真或假，而这是 {0}',
  'A window cannot be inside a window': '窗口中不能再有窗口',
  '`{0}` is written otherwise': '`{0}` 的写法不同',
  'A rule reads at most {0} windows': '一条规则最多读取 {0} 个窗口',
}

/** Values that are words of ours. */
const PHRASES: Readonly<Record<string, string>> = {
  'The file': '文件',
  nothing: '空值',
  'a map': '键值结构',
  'a list': '列表',
  'a text': '文字',
  'a number': '数字',
  'a whole number': '整数',
  'true or false': '真或假',
}

const TYPE = '(?:list of )*(?:bool|int|double|timestamp|duration|dyn|string|object|record|list)'
/** A type of the rule language keeps its name, without its article. */
const ONE_TYPE = new RegExp(`^[Aa]n? (${TYPE})$`)
const SEVERAL = new RegExp(`^(?:${TYPE}|limit)(?:,? (?:or|and) (?:${TYPE}|suspend)|, ${TYPE})+$`)

function sayValue(value: string): string {
  const own = PHRASES[value] ?? ONE_TYPE.exec(value)?.[1]
  if (own !== undefined) return own
  return SEVERAL.test(value) ? value.replaceAll(' or ', ' 或 ').replaceAll(' and ', ' 和 ') : value
}

/** A sentence about a policy in Chinese; one that has no Chinese words as it is. */
export const sayInChinese = createTranslation(CHINESE_PROBLEMS, sayValue)

/** The same problem, with its message and hint in Chinese. */
export function chineseProblem(problem: PolicyProblem): PolicyProblem {
  const { message, hint } = problem
  return { ...problem, message: sayInChinese(message), hint: hint === null ? null : sayInChinese(hint) }
}
