# Картинка кластеров и имена файлов
campaign-picture-title = Группы по частоте
campaign-picture-subtitle = Показов в месяц у самой частой фразы
campaign-picture-rest = И ещё { $count ->
    [one] { $count } кластер
    [few] { $count } кластера
   *[other] { $count } кластеров
} с меньшей частотой
campaign-file-commander = Директ Коммандер
campaign-file-clusters = кластеры
