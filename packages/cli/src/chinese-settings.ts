/** What the server says of a setting that it cannot take, in Chinese: it is made in English, and `{0}` stands for a value. */
import { createTranslation } from '@goodstanding/policy'

export const CHINESE_SETTINGS: Readonly<Record<string, string>> = {
  '{0} must be a whole number from {1} to {2}, not "{3}".': '{0} 须为 {1} 至 {2} 的整数，不能是“{3}”。',
  '"{0}" is not a flag. Known: {1}.': '没有选项“{0}”，可用的有：{1}。',
  '--{0} needs a value.': '--{0} 须有值。',
  'GOODSTANDING_SERVICE_TOKEN must have 16 characters or more.': 'GOODSTANDING_SERVICE_TOKEN 须为 16 个字符或更长。',
  'GOODSTANDING_SERVICE_TOKEN must be one line of at most 4096 bytes.':
    'GOODSTANDING_SERVICE_TOKEN 须为一行，不超过 4096 字节。',
  '{0} must be "allow" or "refuse", not "{1}".': '{0} 须为 "allow" 或 "refuse"，不能是“{1}”。',
  'GOODSTANDING_DNS_SERVERS must list addresses such as 9.9.9.9 or 127.0.0.1:5353, not "{0}".':
    'GOODSTANDING_DNS_SERVERS 须列出地址，如 9.9.9.9 或 127.0.0.1:5353，不能是“{0}”。',
  'GOODSTANDING_TRUSTED_PROXIES must list addresses or networks such as 10.0.0.7 or 10.0.0.0/8, not "{0}".':
    'GOODSTANDING_TRUSTED_PROXIES 须列出地址或网段，如 10.0.0.7 或 10.0.0.0/8，不能是“{0}”。',
  'GOODSTANDING_KEY must be a random text of {0} characters or more.':
    'GOODSTANDING_KEY 须为 {0} 个字符或更长的随机文字。',
  '{0} is larger than 1 MiB, which no clause needs.': '{0} 大于 1 MiB，条款文件不需要这么大。',
  'GOODSTANDING_MAIL_ADDRESS must name the mailbox when mail is received or sent.':
    '收发邮件时，GOODSTANDING_MAIL_ADDRESS 须写明邮箱地址。',
  'GOODSTANDING_MAIL_ADDRESS must be a mail address without "+", at most 36 characters before the "@", not "{0}".':
    'GOODSTANDING_MAIL_ADDRESS 须为不含“+”、“@”前不超过 36 个字符的邮箱地址，不能是“{0}”。',
  'GOODSTANDING_MAIL_NOTICES must be "on" or "off".': 'GOODSTANDING_MAIL_NOTICES 须为 "on" 或 "off"。',
  'GOODSTANDING_MAIL_CERTIFICATE and GOODSTANDING_MAIL_KEY go together.':
    'GOODSTANDING_MAIL_CERTIFICATE 与 GOODSTANDING_MAIL_KEY 须同时设置。',
  'GOODSTANDING_MAIL_LISTEN must be host:port such as 0.0.0.0:25, not "{0}".':
    'GOODSTANDING_MAIL_LISTEN 须写明主机和端口，如 0.0.0.0:25，不能是“{0}”。',
  'GOODSTANDING_SMTP_URL must be smtp://user:password@host:port, or smtps:// for TLS from the start. In a password, write what is no letter or digit as % and its number: %40 for @, %25 for %.':
    'GOODSTANDING_SMTP_URL 须为 smtp://user:password@host:port；从一开始就用 TLS 则为 smtps://。密码中字母和数字以外的字符须写成 % 加编码：@ 写作 %40，% 写作 %25。',
  '{0} cannot be read. Restore it from a backup: without it identity tokens no longer match.':
    '无法读取 {0}。请从备份恢复：没有它，身份令牌将无法匹配。',
  '{0} cannot be read. Restore it from a backup: without it what is sealed stays sealed.':
    '无法读取 {0}。请从备份恢复：没有它，已加密的内容无法解开。',
  'The database holds no secrets yet: start the product once.': '数据库中还没有密钥：请先启动一次产品。',
  '{0} must be an https address, not "{1}".': '{0} 须为 https 地址，不能是“{1}”。',
  'GOODSTANDING_OIDC_ROLES must read "value=role, ..." with roles of {0}; "{1}" does not.':
    'GOODSTANDING_OIDC_ROLES 须写作 "value=role, ..."，角色有 {0}；“{1}”不符合。',
  'GOODSTANDING_OIDC_ROLES_CLAIM needs GOODSTANDING_OIDC_ROLES beside it.':
    '设置 GOODSTANDING_OIDC_ROLES_CLAIM 时须同时设置 GOODSTANDING_OIDC_ROLES。',
  'GOODSTANDING_OIDC_REDIRECT must end in {0}, not "{1}".': 'GOODSTANDING_OIDC_REDIRECT 须以 {0} 结尾，不能是“{1}”。',
  'GOODSTANDING_OIDC_ISSUER needs GOODSTANDING_PUBLIC_URL or GOODSTANDING_OIDC_REDIRECT.':
    '设置 GOODSTANDING_OIDC_ISSUER 时须同时设置 GOODSTANDING_PUBLIC_URL 或 GOODSTANDING_OIDC_REDIRECT。',
  'GOODSTANDING_OIDC_ISSUER needs GOODSTANDING_OIDC_CLIENT_ID beside it.':
    '设置 GOODSTANDING_OIDC_ISSUER 时须同时设置 GOODSTANDING_OIDC_CLIENT_ID。',
  'GOODSTANDING_OIDC_EMAIL_VERIFIED is "assume" or not set.':
    'GOODSTANDING_OIDC_EMAIL_VERIFIED 只能为 "assume" 或不设置。',
  'GOODSTANDING_PUBLIC_URL must be an http or https address, not "{0}".':
    'GOODSTANDING_PUBLIC_URL 须为 http 或 https 地址，不能是“{0}”。',
  'GOODSTANDING_PUBLIC_URL must name a host of its own and nothing behind it, such as {0}, not "{1}".':
    'GOODSTANDING_PUBLIC_URL 须为独立的主机地址，后面不带任何内容，如 {0}，不能是“{1}”。',
  'GOODSTANDING_STOPNCII_URL must be what stands before /v1/FetchHashes, such as https://api.example.':
    'GOODSTANDING_STOPNCII_URL 须为 /v1/FetchHashes 之前的部分，如 https://api.example。',
  'GOODSTANDING_STOPNCII_KEY must hold the key that the exchange gave you.':
    'GOODSTANDING_STOPNCII_KEY 须为交换方提供的密钥。',
  'GOODSTANDING_STOPNCII_CLAUSE must name the clause of the policy that a match breaks.':
    'GOODSTANDING_STOPNCII_CLAUSE 须写明匹配时所违反的条款。',
  'GOODSTANDING_STOPNCII_CLAUSE names "{0}", which the policy does not have.':
    'GOODSTANDING_STOPNCII_CLAUSE 为“{0}”，而政策中没有此条款。',
  'GOODSTANDING_PICTURE_MODEL must be "nsfwjs", not "{0}".': 'GOODSTANDING_PICTURE_MODEL 须为 "nsfwjs"，不能是“{0}”。',
  'GOODSTANDING_PICTURE_MODEL asks for nsfwjs, which is not installed here. Run: {0}':
    'GOODSTANDING_PICTURE_MODEL 要求使用 nsfwjs，而此处没有安装。请运行：{0}',
  'GOODSTANDING_CLAMD must be host:port such as 127.0.0.1:3310 or the path of a socket, not "{0}".':
    'GOODSTANDING_CLAMD 须写明主机和端口（如 127.0.0.1:3310）或套接字路径，不能是“{0}”。',
  'GOODSTANDING_OPINION_URL must be the whole address of the classifier, such as https://ai.example/v1/moderations.':
    'GOODSTANDING_OPINION_URL 须为分类服务的完整地址，如 https://ai.example/v1/moderations。',
  'GOODSTANDING_OPINION_URL must hold no password. State the key in GOODSTANDING_OPINION_KEY.':
    'GOODSTANDING_OPINION_URL 中不能有密码。请在 GOODSTANDING_OPINION_KEY 中填写密钥。',
  'GOODSTANDING_OPINION_FORMAT must be "moderation" or "chat" where the address ends in neither /moderations nor /chat/completions.':
    '地址既不以 /moderations 也不以 /chat/completions 结尾时，GOODSTANDING_OPINION_FORMAT 须为 "moderation" 或 "chat"。',
  'Not ended within {0} s, and left behind: {1}. Nothing acknowledged is lost.':
    '{0} 秒内未能结束、留在后台的有：{1}。已确认的内容没有丢失。',
}

export const saySetting = createTranslation(CHINESE_SETTINGS)
