-- What a range may be about to be parked for has been mended meanwhile: it is not parked for it.
ALTER TABLE "range" ADD COLUMN "is_woken" BOOLEAN NOT NULL DEFAULT false;
