/** The in-memory twin keeps what every ledger promises. */
import { ledgerContract } from '../contracts/ledger.contract.ts'
import { spendingContract } from '../contracts/spending.contract.ts'
import { openMemoryLedger } from './ledger-under-test.ts'

for (const contract of [ledgerContract, spendingContract]) contract(openMemoryLedger)
