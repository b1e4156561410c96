/** Why a value stays as it is, in a sentence that a person understands. */
import type { LeftReason } from './back-words.ts'

const SENTENCES: Readonly<Record<LeftReason, string>> = {
  'value.not_a_number': 'The field takes numbers, and this is none, or would be kept as another.',
  'value.not_a_date': 'The field takes dates, and this is no whole one.',
  'value.not_a_birthday': 'The field takes a month and a day, and this is neither.',
  'value.ambiguous_date': 'This date may be two different days.',
  'value.not_a_link': 'The field takes web addresses that begin with http:// or https://.',
  'value.not_a_zip': 'The field takes ZIP codes of five digits.',
  'value.not_a_phone': 'The field takes phone numbers, and this has no digits.',
  'value.not_a_choice': 'The field takes only the choices that were set up for it.',
  'value.not_blank': 'Something stands there already, though it says nothing.',
  'address.incomplete': 'An address needs street, city, state, postal code and country; a part would be missing.',
  'address.mixed': 'It would have been partly the old address and partly the new one.',
  'address.unknown_country': 'Nobody knows which country this is.',
  'column.unknown_type': 'Kith does not write to fields of this type.',
  'column.gone': 'The field was removed from the audience.',
  'column.retyped': 'The field has another type now than when the audience was read.',
  'column.required': 'The field may not be blank, and was before.',
  'member.changed': 'Somebody has changed it meanwhile.',
  'member.status': 'The member has another status now than those you chose.',
  'member.gone': 'The member is no longer in the audience.',
  'member.locked': 'The service lets nobody change this member, or does not take the value.',
  'service.ignored': 'The service took the change and did not make it.',
}

export const leftReasonSentence = (reason: LeftReason): string => SENTENCES[reason]
