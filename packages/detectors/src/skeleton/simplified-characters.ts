/** Traditional characters that names of organizations and people use, with their simplified form: a reader takes one for the other. */
const TRADITIONAL =
  '國會員學銀業務廠團發電車馬門開關東場實際華語書讀寫長張陳劉楊趙黃吳葉蘇蔣鄧許賈鄒龍鳳鳥魚麥齊齒龜貝見風飛' +
  '聯網絡軟體機關總統黨軍隊師營號殺傷戰鬥愛歡樂藥醫療護衛視頻報紙產權證券經濟貿財稅務計劃設備資訊訊廣獨農林業鐵路' +
  '礦鋼錢買賣價廳區縣鄉鎮灣縱橫極樞紐類標準質檢驗檔辦處選舉議員們個兩萬億間問題過還進遠運邊達遲郵釋錄闆顯響應為無' +
  '與義習聽說話請讓認識調查詢談謝證變貴費質賽贊賓輕輪轉輸辭適遊遺針銷鏈鎖鑰鏡陽陰陸險隨難離雙雞雲霧靈靜預領頭願顧額' +
  '館養餐餘駐駕騙驚髮鹽點黃齡釘騰訊聖誕組織結構給維綠線練緊繼續約級紅純細終紹絲絕級納罰羅義職臺舊藝節范葉蓋蘭虛補裝製' +
  '複親觀規覺覽覺訂訓託記訪設試詩誠誤課論諾謀譜譯警譽貨責貫貯販貧貢貸貿賀資賴賺購贈趕躍車軌較載輔輛輝輩辦農鄭醜釀鈔' +
  '鈕鈣錦鍵鍋鎮鐘閃閉閱闊陣隊階際雜霸韓頁頂項順須頌頓頗顏飯飲飾飽餅餓駛駱騎騷驅驗鬧魯鮮鯨鳴鴨鵬鷹麗黨齊'
const SIMPLIFIED =
  '国会员学银业务厂团发电车马门开关东场实际华语书读写长张陈刘杨赵黄吴叶苏蒋邓许贾邹龙凤鸟鱼麦齐齿龟贝见风飞' +
  '联网络软体机关总统党军队师营号杀伤战斗爱欢乐药医疗护卫视频报纸产权证券经济贸财税务计划设备资讯讯广独农林业铁路' +
  '矿钢钱买卖价厅区县乡镇湾纵横极枢纽类标准质检验档办处选举议员们个两万亿间问题过还进远运边达迟邮释录板显响应为无' +
  '与义习听说话请让认识调查询谈谢证变贵费质赛赞宾轻轮转输辞适游遗针销链锁钥镜阳阴陆险随难离双鸡云雾灵静预领头愿顾额' +
  '馆养餐余驻驾骗惊发盐点黄龄钉腾讯圣诞组织结构给维绿线练紧继续约级红纯细终绍丝绝级纳罚罗义职台旧艺节范叶盖兰虚补装制' +
  '复亲观规觉览觉订训托记访设试诗诚误课论诺谋谱译警誉货责贯贮贩贫贡贷贸贺资赖赚购赠赶跃车轨较载辅辆辉辈办农郑丑酿钞' +
  '钮钙锦键锅镇钟闪闭阅阔阵队阶际杂霸韩页顶项顺须颂顿颇颜饭饮饰饱饼饿驶骆骑骚驱验闹鲁鲜鲸鸣鸭鹏鹰丽党齐'

const table = new Map<string, string>()
const simplified = Array.from(SIMPLIFIED)
for (const [index, character] of Array.from(TRADITIONAL).entries()) table.set(character, simplified[index] ?? character)

/** The simplified form of a character (itself when there is no other). */
export function simplify(character: string): string {
  return table.get(character) ?? character
}
