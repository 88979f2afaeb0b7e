/** Goods that need papers, a disclaimer or an age mark before Direct shows them. */
export const TOPICS = [
  'medicine',
  'supplements',
  'finance',
  'alcohol',
  'tobacco',
  'weapons',
  'gambling',
  'adult',
  'building',
  'legal',
  'kids-food',
] as const
export type Topic = (typeof TOPICS)[number]

const beginning = (stems: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems.replaceAll(' ', '|')})`, 'u')

const SIGNS: Readonly<Record<Topic, RegExp>> = {
  medicine: beginning(
    'лекарств таблетк аптек медицинск клиник стоматолог врач лечени терапи хирург диагностик анализы вакцин инъекц ботокс эпиляц косметолог слухов протез тонометр глюкометр ингалятор',
  ),
  supplements: beginning(
    'бад(?!\\p{L}) бады биодобав витамин(?!н) коллаген омега пробиотик похуде жиросжиг протеин',
  ),
  finance: beginning(
    'кредит займ микрозайм ипотек инвест вклад(?!ыш) страхов осаго каско криптовалют биткоин форекс трейдинг банкротств лизинг ломбард',
  ),
  alcohol: beginning(
    'алкогол вино(?!град) вина(?!\\p{L}) пиво(?!\\p{L}) пива(?!\\p{L}) водк виски коньяк шампанск самогон ликер',
  ),
  tobacco: beginning(
    'табак табач сигар вейп кальян электронн\\p{L}*\\sсигарет снюс жидкост\\p{L}*\\sдля\\sвейп',
  ),
  weapons: beginning(
    'оружи пистолет ружь винтовк патрон(?:ы|ов) травмат арбалет нож\\p{L}*\\sохотн боев пневматик\\p{L}*\\sвинт',
  ),
  gambling: beginning('казино ставк\\p{L}*\\sна\\sспорт букмекер лотере покер тотализатор'),
  adult: beginning('эротич секс интим(?!н\\p{L}*\\sгигиен) 18\\+'),
  building: beginning(
    'новостройк долев квартир\\p{L}*\\sот\\sзастройщик застройщик жилой\\sкомплекс',
  ),
  legal: beginning('юрист адвокат нотариус юридическ'),
  'kids-food': beginning('детск\\p{L}*\\s(?:смес|пита) молочн\\p{L}*\\sсмес'),
}

/** Special topics a text (lower case, ё as е) touches. A false alarm costs a look, a missed one a refusal. */
export function topicsOf(text: string): Topic[] {
  return TOPICS.filter((topic) => SIGNS[topic].test(text))
}
