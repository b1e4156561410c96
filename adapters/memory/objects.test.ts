/** The in-memory twin keeps what every object store promises. */
import { listingContract, objectsContract } from '../contracts/objects.contract.ts'
import { memoryObjects } from './objects.ts'

objectsContract(async () => ({ objects: memoryObjects(), prefix: '' }))
listingContract(async () => ({ objects: memoryObjects(), prefix: '' }))
