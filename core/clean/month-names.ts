/** Names and usual abbreviations of the months, as people write them in twelve languages. */
import { fold } from '../fold.ts'

const NAMES: readonly string[] = [
  'january jan januar janner janvier janv enero ene gennaio gen janeiro januari styczen stycznia sty sijecanj sijecnja sij siječanj leden ledna tammikuu ocak январь января янв',
  'february feb februar feber fevrier fevr fev febrero febbraio fevereiro februari luty lutego lut veljaca veljace velj unor unora helmikuu subat февраль февраля фев',
  'march mar marz maerz mrz mars marzo março marco maart mrt marzec marca ozujak ozujka ozu brezen brezna maaliskuu mart март марта',
  'april apr avril avr abril abr aprile kwiecien kwietnia kwi travanj travnja tra duben dubna huhtikuu nisan апрель апреля апр',
  'may mai mayo maggio mag maio mei maj maja svibanj svibnja svi kveten kvetna toukokuu mayis май мая',
  'june jun juni juin junio giugno giu junho czerwiec czerwca cze lipanj lipnja cerven cervna kesakuu haziran июнь июня июн',
  'july jul juli juillet juil julio luglio lug julho lipiec lipca srpanj srpnja cervenec cervence heinakuu temmuz июль июля июл',
  'august aug aout agosto ago agost augustus augusti sierpien sierpnia sie kolovoz kolovoza kol srpen srpna elokuu agustos август августа авг',
  'september sep sept septembre septiembre settembre set setembro wrzesien wrzesnia wrz rujan rujna ruj zari syyskuu eylul сентябрь сентября сен',
  'october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz rijen rijna lokakuu ekim октябрь октября окт',
  'november nov novembre noviembre novembro studeni studenoga studenog stu marraskuu kasim ноябрь ноября ноя',
  'december dec dezember dez decembre diciembre dic dicembre dezembro desember des grudzien grudnia gru prosinac prosinca pro prosinec prosince joulukuu aralik декабрь декабря дек',
]

/** Month number by name. `listopad` is left out: October in Croatian, November in Polish and Czech. */
export const MONTH_NAMES: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name): [string, number] => [fold(name), index + 1])),
)
