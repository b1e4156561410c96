/** Every way a request is refused: code → status and what people are told: what happened, what is safe, what to do. */

const NOTHING_CHANGED = 'Nothing was changed.'

export const PROBLEMS = {
  'request.malformed': [400, `The request body is not JSON. ${NOTHING_CHANGED} Send a JSON object.`],
  'request.invalid': [400, `Some fields of the request are wrong. ${NOTHING_CHANGED} See "fields" and openapi.json.`],
  'request.not_json': [415, `Only application/json is taken. ${NOTHING_CHANGED} Set the Content-Type header.`],
  'request.not_csv': [415, `Only text/csv is taken. ${NOTHING_CHANGED} Set the Content-Type header.`],
  'request.too_large': [413, `The request body is too large. ${NOTHING_CHANGED} Files go to the store in parts.`],
  'request.method': [405, `This address does not take that method. ${NOTHING_CHANGED} See openapi.json.`],
  not_found: [404, 'There is nothing here, or it belongs to another workspace. Check the address.'],
  'access.unauthenticated': [401, 'You are not signed in. Your data is safe. Sign in, or send a valid API key.'],
  'access.forbidden': [403, `Your role does not allow this. ${NOTHING_CHANGED} Ask an owner of the workspace.`],
  'access.operators_only': [
    403,
    `Only owners of this Kith may see or do this. ${NOTHING_CHANGED} Ask whoever runs it.`,
  ],
  'access.users_only': [403, `An API key cannot do this. ${NOTHING_CHANGED} Sign in with a browser.`],
  'origin.refused': [403, `The request came from another site. ${NOTHING_CHANGED} Use the pages of this Kith.`],
  'host.refused': [
    421,
    'Kith is not served under this host name. Use the address it printed, or set KITH_URL to the one people open.',
  ],
  'rate.limited': [429, 'Too many attempts. Nothing is lost. Wait for the seconds that Retry-After names.'],
  internal: [
    500,
    'Something went wrong in Kith. What was saved before is safe. Try again; if it stays, look up the request id in the log.',
  ],
  'store.unavailable': [
    503,
    'The database does not answer. What was saved before is safe. Try again in a moment; look at the request afterwards, it may have gone through.',
  ],

  'disk.full': [
    507,
    'The disk of the machine that Kith runs on is nearly full. What has arrived is safe. Ask who runs it to free some space, then try again.',
  ],

  'database.unavailable': [503, 'The database does not answer. Send nobody here until it does.'],
  'database.outdated': [503, 'The database lacks migrations of this Kith. Start it by npm start, which applies them.'],
  'objects.unavailable': [503, 'The object store does not answer. Send nobody here until it does.'],
  'queue.unavailable': [503, 'The queue does not answer. Send nobody here until it does.'],

  'sign_in.failed': [401, 'E-mail and password do not fit. Try again, or ask for a new password.'],
  'password.wrong': [403, `The current password is not right. ${NOTHING_CHANGED} Try again, or reset it.`],
  'reset.invalid': [422, `This reset link was used or is too old. ${NOTHING_CHANGED} Ask for a new one.`],
  'signup.closed': [403, 'Nobody can sign up here by themselves. Ask the owner for access.'],
  'account.email_taken': [409, `Another account has this e-mail address. ${NOTHING_CHANGED} Use another, or sign in.`],
  'account.email_needed': [422, `An e-mail address is needed to sign in with. ${NOTHING_CHANGED} Send one.`],
  'owner_link.invalid': [
    403,
    'This link was used, is too old, or is not whole. Run "npm run kith -- link" for a new one.',
  ],
  'key.expiry_past': [422, `The key would have expired already. ${NOTHING_CHANGED} Give a time in the future.`],

  'file.empty': [422, 'This file is empty. Nothing was uploaded. Choose a file with rows.'],
  'upload.too_large': [413, 'The file is larger than this Kith takes. Split it, or raise KITH_MAX_UPLOAD_BYTES.'],
  'upload.no_such_part': [422, 'The file has no part of that number. What has arrived is safe. Ask for others.'],
  'upload.part_missing': [
    422,
    'Not all parts were named. What has arrived is safe. Send the missing parts and complete again.',
  ],
  'upload.part_mismatch': [
    409,
    'A part is not there, or not as it was sent. The others are safe. Send that part again and complete again.',
  ],
  'upload.size_mismatch': [422, 'The parts do not add up to the announced size. Start a new upload for this file.'],
  'upload.complete': [409, 'This upload is complete already. It is safe. Go on with it, or start a new one.'],
  'upload.incomplete': [409, 'This upload is not complete. What has arrived is safe. Send the rest and complete it.'],
  'upload.gone': [
    409,
    'This upload was left unfinished for too long and was cleared away. Start a new one for this file.',
  ],
  'upload.missing': [422, `There is no such upload. ${NOTHING_CHANGED} Upload the file again.`],
  'upload.unreadable': [422, 'This file could not be read as a table. Look at its preview and set how it is written.'],
  'upload.expired': [
    410,
    `This file was kept for as long as its workspace keeps files, and then deleted. ${NOTHING_CHANGED} Upload it again.`,
  ],
  'upload.changed': [
    409,
    'The stored file is no longer the one that was uploaded. Nothing was started. Upload it again.',
  ],

  'mapping.empty': [422, `No column is mapped. ${NOTHING_CHANGED} Map at least one column to a field.`],
  'mapping.no_such_column': [422, `The mapping names a column the file lacks. ${NOTHING_CHANGED} Look at the preview.`],
  'mapping.column_twice': [422, `One column is mapped twice. ${NOTHING_CHANGED} Give each column one field.`],
  'options.thresholds': [422, `reviewAt is above matchAt. ${NOTHING_CHANGED} Lower reviewAt or raise matchAt.`],
  'directory.no_such_id_column': [422, `The file has no such id column. ${NOTHING_CHANGED} Look at the preview.`],
  'provider.missing': [
    422,
    `A directory or connection that is named does not exist. ${NOTHING_CHANGED} Choose another.`,
  ],
  'provider.failed': [422, `A directory that is named could not be imported. ${NOTHING_CHANGED} Choose another.`],
  'provider.importing': [409, 'A directory that is named is still being imported. Try again in a moment.'],
  'provider.outdated': [
    409,
    `A directory that is named was imported by an earlier version of Kith. ${NOTHING_CHANGED} Import its list again.`,
  ],
  'provider.twice': [422, `A directory or connection is named twice. ${NOTHING_CHANGED} Name each once.`],
  'estimate.trial_unfit': [
    422,
    `That is no trial of this list with these choices that has ended. ${NOTHING_CHANGED} Try 50 rows again, or leave trialJobId out.`,
  ],
  'vendor.busy': [
    429,
    'The vendor takes no more questions for now, or this very one is being asked already. Nothing was spent. Wait for the seconds that Retry-After names.',
  ],
  'vendor.unavailable': [
    503,
    'The vendor does not answer as it should. What it answered before is kept. Wait for the seconds that Retry-After names.',
  ],
  'vendor.budget': [
    409,
    'There is no money left in a budget for this. Nothing was spent. Raise the cap, or wait until its day or month ends.',
  ],
  'provider.key_rejected': [
    409,
    'The vendor does not take the key of this connection. Nothing was spent. Enter another one under Connections.',
  ],
  'provider.no_credit': [
    503,
    'The account with the vendor has no credits left. Nothing was spent. Buy some there, then try again.',
  ],
  'provider.secret_lost': [
    409,
    'The key of this connection was sealed with a secret that is gone. Nothing was spent. Enter the key again under Connections.',
  ],
  'provider.not_people': [
    422,
    `A connection that is named keeps audiences and looks nobody up. ${NOTHING_CHANGED} Choose another provider.`,
  ],
  'provider.sample_only': [
    422,
    `A simulator knows the people of the sample list and nobody else. ${NOTHING_CHANGED} Run the sample list, or choose another provider.`,
  ],
  'connection.no_such_service': [422, `There is no such service here. ${NOTHING_CHANGED} Choose one that is offered.`],
  'connection.key_rejected': [
    422,
    `The service does not take this key. ${NOTHING_CHANGED} Copy it again from your account there, whole.`,
  ],
  'connection.bad_key': [
    422,
    `This does not look like a key of that service. ${NOTHING_CHANGED} Copy it again, whole: one of Mailchimp ends in a dash and its data centre, such as -us21.`,
  ],
  'connection.other_account': [
    409,
    `This key belongs to another account. ${NOTHING_CHANGED} Enter a key of the same account, or connect the other one besides.`,
  ],
  'connection.terms': [
    422,
    `That does not fit this service. ${NOTHING_CHANGED} One that keeps audiences has no price and no caps, and up to 10 calls at once; one that looks people up needs microsPerCredit.`,
  ],
  'audience.not_found': [
    404,
    'There is no such audience in this account, or not any more. Nothing was changed. Look at the list again.',
  ],
  'connection.not_audiences': [
    422,
    `This account looks people up, and keeps no audiences. ${NOTHING_CHANGED} Choose one of Mailchimp.`,
  ],
  'audience.no_such_segment': [
    422,
    `The audience has no such tag or segment, or not any more. ${NOTHING_CHANGED} Look at it again and choose another.`,
  ],
  'audience.segment_statuses': [
    422,
    `The service lists subscribed members of a tag or segment only. ${NOTHING_CHANGED} Choose subscribed members, or no tag.`,
  ],
  'audience.empty': [422, `Nobody in this audience is of that kind. ${NOTHING_CHANGED} Choose other members.`],
  'audience.key_rejected': [
    409,
    'The service does not take the key of this account any more. Nothing is lost. Enter another one under Connections.',
  ],
  'audience.secret_lost': [
    409,
    'The key of this account was sealed with a secret that is gone. Nothing is lost. Enter the key again under Connections.',
  ],
  'audience.busy': [
    429,
    'The account allows no more calls for now. Nothing is lost. Wait for the seconds that Retry-After names, or try again in a minute.',
  ],
  'audience.unavailable': [503, 'The service does not answer as it should. Nothing is lost. Try again in a minute.'],
  'connection.not_checked': [
    503,
    `The service did not say whether the key is good: it is away, or was asked too much. ${NOTHING_CHANGED} Try again in a minute.`,
  ],
  'connection.twice': [
    409,
    `This account is connected already. ${NOTHING_CHANGED} Use that connection, or enter the key of another account.`,
  ],
  'idempotency.mismatch': [
    422,
    `This Idempotency-Key came before with another request. ${NOTHING_CHANGED} Use a new key for a new job.`,
  ],
  'redrive.not_now': [
    409,
    `Nothing of it can be given another life now. ${NOTHING_CHANGED} It may be under way, cancelled, or about to be merged.`,
  ],
  'job.not_now': [409, `The job is not in a state for this. ${NOTHING_CHANGED} Look at its status.`],
  'job.source_gone': [
    409,
    'The file of this job or one of its directories is gone or was changed. Its results are kept. Upload it again and start a new job.',
  ],
  'job.expired': [
    410,
    'The rows and files of this job were kept for as long as its workspace keeps them, and then deleted. What was counted stays. Run the list again as a new job.',
  ],
  'job.parameters_outdated': [
    409,
    'That job was decided by an earlier version of Kith. Run its list again, or leave parametersOf out.',
  ],
  'job.no_parameters': [409, 'That job has no parameters yet. Wait until it runs, or leave parametersOf out.'],
  'write_back.no_such_job': [422, `There is no such job. ${NOTHING_CHANGED} Name one of this workspace.`],
  'write_back.no_connection': [
    409,
    `The account that this audience came from is not connected any more. ${NOTHING_CHANGED} Connect it again, bring the audience in and run it as a new job.`,
  ],
  'write_back.not_from_audience': [
    422,
    `The list of this job is no audience as it was brought in. ${NOTHING_CHANGED} Bring the audience in, and run it as a job.`,
  ],
  'write_back.job_not_ended': [
    409,
    `The job has not ended. ${NOTHING_CHANGED} Wait for its end, then look what would change.`,
  ],
  'write_back.running': [
    409,
    `Corrections of this job, or of this audience, are being put back or taken out right now, or have just been stopped. ${NOTHING_CHANGED} Wait for their end.`,
  ],
  'write_back.not_now': [
    409,
    `These corrections are not in a state for this, or there are none. ${NOTHING_CHANGED} Look at their state.`,
  ],
  in_use: [409, `Something still uses this. ${NOTHING_CHANGED} Wait for it to end, or cancel it first.`],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof PROBLEMS

/** Why a job or a directory stopped, by what is stored with it. */
const STOPPED: Readonly<Record<string, string>> = {
  'source.changed': 'The file was overwritten while it was being read. Nothing was mixed up. Upload it again.',
  'source.missing': 'The file is not in the store any more. Upload it again.',
  'directory.missing': 'A directory that this job asks was deleted. Start again with another one.',
  'directory.failed': 'A directory that this job asks could not be imported. Import it again, then start again.',
  'directory.outdated':
    'A directory that this job asks was imported by an earlier version of Kith. Import its list again, then start again.',
  'parameters.outdated':
    'This job was begun by an earlier version of Kith, which weighed in another way. Run its list again as a new job.',
  'directory.too_large': 'This list has more people than one directory holds. Split it, and name both in a job.',
  'directory.no_usable_row':
    'No row of this list says who somebody is. The file is safe. Check which column is which, then bring it again.',
  'estimate.replaced': 'Another choice was made for this list meanwhile. Ask again for this one.',
  'estimate.dead':
    'Counting this list failed several times. The file is safe, and the list can be started. Look at the log of the workers.',
  'connection.missing': 'A connection that is named was deleted, or its service is unknown here. Choose another one.',
  'write_back.replaced':
    'Somebody looked again what would change, with other rules or after this. Nothing was written by this one.',
  'write_back.job_not_ended':
    'The job was tried again meanwhile. Nothing was written. Look again what would change when it has ended.',
  'write_back.stopped':
    'Somebody stopped it. What was written until then is listed. Apply it again to go on where it was, or undo it.',
  'write_back.dead':
    'It failed several times in a row. What was written is listed, nothing was written twice. Try again to go on where it was, or undo it.',
  'audience.not_found':
    'The audience is not there any more, or this account may not see it. What was done before is listed. Look for it in your account with the service.',
  'audience.empty': 'Nobody in the audience was of that kind when it was read. Nothing was lost. Choose other members.',
  'audience.dead':
    'Bringing this audience in failed several times. Nothing in it was changed. Look at the log of the workers, then bring it in again.',
  'import.dead':
    'Reading this list failed several times. The file is safe. Look at the log of the workers, then try again.',
  'split.dead':
    'Reading this file failed several times. The file is safe. Look at the log of the workers, then start again.',
  'calibrate.dead': 'Preparing the directories failed several times. Look at the log of the workers, then start again.',
  'resolve.dead': 'Finding doubles failed several times. What was looked up is kept. Look at the log of the workers.',
  'merge.dead': 'Writing the files failed several times. What was looked up is kept. Look at the log of the workers.',
}

/** @returns what people are told of an error that is stored with a job or a directory. */
export const sentenceFor = (errorCode: string | null): string | null =>
  errorCode === null ? null : (STOPPED[errorCode] ?? `It stopped with the code ${errorCode}. What was done is kept.`)

/** Why a step was given up after several attempts, by what is stored with it. */
const DEATHS: Readonly<Record<string, string>> = {
  'range.attempts': 'Each worker that began it stopped answering: it may have run out of memory, or was ended.',
  'store.unavailable': 'The database did not answer.',
  'object.missing': 'An object that it reads is not in the store.',
  'object.changed': 'An object that it reads was overwritten from outside.',
  'mail.unavailable': 'The mail server did not take it.',
  'mail.refused': 'The mail server refused it.',
  ENOSPC: 'The disk was full.',
  TypeError: 'A worker stumbled over it: a mistake in Kith. Its log tells where.',
  RangeError: 'A worker stumbled over it: a mistake in Kith, or too little memory. Its log tells where.',
}

/** @returns for operators, in words, what a step died of. */
export const deathSentence = (errorCode: string): string =>
  DEATHS[errorCode] ??
  STOPPED[errorCode] ??
  `Each attempt ended with the code ${errorCode}. The workers' logs tell more.`
